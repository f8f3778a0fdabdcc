/** CD-TEXT: what a disc says of itself in its lead-in, in up to eight languages. */
@NullMarked
@Stable
package org.glassmaster.core.text;

import org.glassmaster.core.Stable;
import org.jspecify.annotations.NullMarked;
