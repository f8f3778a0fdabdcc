/** Carrying a plan out: read the source, write, read back, compare, report. */
@NullMarked
@Stable
package org.glassmaster.core.transfer;

import org.glassmaster.core.Stable;
import org.jspecify.annotations.NullMarked;
