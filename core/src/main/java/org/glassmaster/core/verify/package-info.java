/** Whether a disc is the one it should be, and whether it is sound in itself. */
@NullMarked
@Stable
package org.glassmaster.core.verify;

import org.glassmaster.core.Stable;
import org.jspecify.annotations.NullMarked;
