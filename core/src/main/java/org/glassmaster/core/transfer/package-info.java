/** Carrying a plan out: read the source, write, read back, compare, report. */
@NullMarked
package org.glassmaster.core.transfer;

import org.jspecify.annotations.NullMarked;
