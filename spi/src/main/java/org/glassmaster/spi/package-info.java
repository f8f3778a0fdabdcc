/** What the author of a back end or of an image format writes, and how it is found. */
@NullMarked
@Stable
package org.glassmaster.spi;

import org.glassmaster.core.Stable;
import org.jspecify.annotations.NullMarked;
