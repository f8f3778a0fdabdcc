package org.glassmaster.backend.file.internal.data;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.disc.Track;
import org.glassmaster.core.fault.SourceException;

/**
 * Hears whether samples are noise only because their bytes are the wrong way round: music moves in
 * small steps, and swapped music does not. Image files do not say their byte order, and tools
 * differ.
 */
public final class ByteOrderProbe {
  private static final int BYTES = 8192;

  /** Steps of this size on average are noise, not music. */
  private static final int NOISE = 2_000;

  /** How much smoother the other order has to be. */
  private static final int CLEARLY = 8;

  private ByteOrderProbe() {}

  /** Whether the disc's first bare samples would make far more sense the other way round. */
  public static boolean soundsSwapped(Disc disc) throws SourceException {
    for (Track track : disc.tracks().toList()) {
      for (Fragment fragment : track.content()) {
        if (fragment instanceof Fragment.Samples samples && samples.length() >= BYTES) {
          return soundsSwapped(samples);
        }
      }
    }
    return false;
  }

  private static boolean soundsSwapped(Fragment.Samples samples) throws SourceException {
    byte[] bytes = new byte[BYTES];
    long middle = (samples.length() - BYTES) / 2 / Fragment.SAMPLE * Fragment.SAMPLE;
    samples.source().read(samples.offset() + middle, MemorySegment.ofArray(bytes), 0, BYTES);
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    long declared = roughness(buffer.order(samples.order()));
    ByteOrder other =
        samples.order() == ByteOrder.BIG_ENDIAN ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    return declared > NOISE && roughness(buffer.order(other)) < declared / CLEARLY;
  }

  /** The average step from one sample of the left channel to the next. */
  private static long roughness(ByteBuffer samples) {
    long sum = 0;
    int steps = BYTES / Fragment.SAMPLE - 1;
    for (int i = 0; i < steps; i++) {
      int at = i * Fragment.SAMPLE;
      sum += Math.abs(samples.getShort(at + Fragment.SAMPLE) - samples.getShort(at));
    }
    return sum / steps;
  }
}
