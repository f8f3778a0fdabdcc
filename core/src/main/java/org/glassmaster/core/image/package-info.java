/** The raw image: every sector of a layout, as a pure function of its address. */
@NullMarked
package org.glassmaster.core.image;

import org.jspecify.annotations.NullMarked;
