/** CUE sheets: the commands, the dialects, and the disc they describe (raw-dao-images 9.2). */
@NullMarked
package org.glassmaster.backend.file.internal.cue;

import org.jspecify.annotations.NullMarked;
