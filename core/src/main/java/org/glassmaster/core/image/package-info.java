/** The raw image: every sector of a layout, as a pure function of its address. */
@NullMarked
@Stable
package org.glassmaster.core.image;

import org.glassmaster.core.Stable;
import org.jspecify.annotations.NullMarked;
