/** The composition root: Guice modules and the facade for embedders. */
@NullMarked
package org.glassmaster.embed;

import org.jspecify.annotations.NullMarked;
