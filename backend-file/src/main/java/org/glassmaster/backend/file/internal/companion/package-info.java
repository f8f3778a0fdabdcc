/** Files beside an image that say or hold what it cannot: CD-TEXT, CD+G (raw-dao-images 9.8). */
@NullMarked
package org.glassmaster.backend.file.internal.companion;

import org.jspecify.annotations.NullMarked;
