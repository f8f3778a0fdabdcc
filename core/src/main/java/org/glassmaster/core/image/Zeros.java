package org.glassmaster.core.image;

import java.lang.foreign.MemorySegment;

/** Writes zeros without making a slice for each run. */
final class Zeros {
  private static final MemorySegment SOME = MemorySegment.ofArray(new byte[8 * 2352]).asReadOnly();

  private Zeros() {}

  static void fill(MemorySegment into, long at, long length) {
    long done = 0;
    while (done < length) {
      long run = Math.min(length - done, SOME.byteSize());
      MemorySegment.copy(SOME, 0, into, at + done, run);
      done += run;
    }
  }
}
