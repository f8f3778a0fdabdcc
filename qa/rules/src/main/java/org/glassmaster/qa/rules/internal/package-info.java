/** The house rules, held over the whole reactor. */
@NullMarked
package org.glassmaster.qa.rules.internal;

import org.jspecify.annotations.NullMarked;
