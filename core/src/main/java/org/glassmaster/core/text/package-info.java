/** CD-TEXT: what a disc says of itself in its lead-in, in up to eight languages. */
@NullMarked
package org.glassmaster.core.text;

import org.jspecify.annotations.NullMarked;
