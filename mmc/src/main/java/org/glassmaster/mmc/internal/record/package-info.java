/** Recording: write modes, cue sheets and the stream of sectors. */
@NullMarked
package org.glassmaster.mmc.internal.record;

import org.jspecify.annotations.NullMarked;
