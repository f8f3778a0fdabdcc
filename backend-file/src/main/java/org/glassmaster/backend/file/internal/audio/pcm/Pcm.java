package org.glassmaster.backend.file.internal.audio.pcm;

import java.nio.ByteOrder;
import org.glassmaster.core.disc.ByteSource;

/**
 * The samples of a sound file, as its format leaves them.
 *
 * @param bytes interleaved samples
 * @param frames samples of each channel
 */
public record Pcm(ByteSource bytes, AudioFormat format, SampleCoding coding, long frames) {
  /** The samples of a file that has the form of a disc, in the byte order of a WAVE file. */
  public ByteSource forDisc() {
    return coding.order() == ByteOrder.BIG_ENDIAN ? new Swapped(bytes) : bytes;
  }
}
