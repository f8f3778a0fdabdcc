/** Real tools and a real kernel against the whole. */
@NullMarked
package org.glassmaster.qa.e2e.internal;

import org.jspecify.annotations.NullMarked;
