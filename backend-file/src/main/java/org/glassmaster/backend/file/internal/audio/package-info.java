/** Files of audio as the samples of a compact disc: stereo, 16 bits, 44.1 kHz, little-endian. */
@NullMarked
package org.glassmaster.backend.file.internal.audio;

import org.jspecify.annotations.NullMarked;
