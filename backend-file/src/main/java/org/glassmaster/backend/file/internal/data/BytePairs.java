package org.glassmaster.backend.file.internal.data;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** The other byte order of 16-bit samples. */
public final class BytePairs {
  private static final ValueLayout.OfLong FOUR = ValueLayout.JAVA_LONG_UNALIGNED;
  private static final ValueLayout.OfShort ONE = ValueLayout.JAVA_SHORT_UNALIGNED;
  private static final long EVEN_BYTES = 0x00FF_00FF_00FF_00FFL;

  private BytePairs() {}

  /** Exchanges the bytes of each sample, four samples at a time. */
  public static void swap(MemorySegment samples, long at, long length) {
    long i = 0;
    for (; i + Long.BYTES <= length; i += Long.BYTES) {
      long four = samples.get(FOUR, at + i);
      samples.set(FOUR, at + i, ((four & EVEN_BYTES) << 8) | ((four >>> 8) & EVEN_BYTES));
    }
    for (; i < length; i += Short.BYTES) {
      samples.set(ONE, at + i, Short.reverseBytes(samples.get(ONE, at + i)));
    }
  }
}
