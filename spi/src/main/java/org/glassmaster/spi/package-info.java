/** What the author of a back end or of an image format writes, and how it is found. */
@NullMarked
package org.glassmaster.spi;

import org.jspecify.annotations.NullMarked;
