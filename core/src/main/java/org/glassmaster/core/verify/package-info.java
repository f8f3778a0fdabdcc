/** Whether a disc is the one it should be, and whether it is sound in itself. */
@NullMarked
package org.glassmaster.core.verify;

import org.jspecify.annotations.NullMarked;
