/** A disc laid out: every lead-in, pause, index and lead-out at its address. */
@NullMarked
@Stable
package org.glassmaster.core.layout;

import org.glassmaster.core.Stable;
import org.jspecify.annotations.NullMarked;
