package org.glassmaster.mmc.internal.read;

import java.lang.foreign.MemorySegment;
import java.util.OptionalInt;
import org.glassmaster.core.disc.Fragment;

/**
 * Joins runs of audio from drives that do not hit the sample they are sent to: each run is read
 * from a little before, and goes on where the end of the last one is found in it.
 */
final class AudioOverlap {
  /** Sectors that a run is read from before its first. */
  static final int BACK = 4;

  /** Sectors of what was there last that have to be found again. */
  static final int TAIL = 2;

  private static final int SECTOR = Fragment.SECTOR;
  private static final int REACH = SECTOR * (BACK - TAIL);

  private final MemorySegment tail = MemorySegment.ofArray(new byte[TAIL * SECTOR]);
  private int next = Integer.MIN_VALUE;

  /** Whether a run that begins here goes on from the last one. */
  boolean goesOnAt(int lba) {
    return lba == next;
  }

  /** Keeps the end of a run. */
  void keep(int lba, int count, MemorySegment sectors) {
    if (count >= TAIL) {
      MemorySegment.copy(sectors, (long) (count - TAIL) * SECTOR, tail, 0, tail.byteSize());
      next = lba + count;
    } else if (lba == next) {
      long kept = (long) (TAIL - count) * SECTOR;
      MemorySegment.copy(tail, (long) count * SECTOR, tail, 0, kept);
      MemorySegment.copy(sectors, 0, tail, kept, (long) count * SECTOR);
      next = lba + count;
    } else {
      next = Integer.MIN_VALUE;
    }
  }

  /** Forgets the last run. */
  void forget() {
    next = Integer.MIN_VALUE;
  }

  /**
   * Where the next run begins in what was read from {@link #BACK} sectors before it, in bytes; the
   * nearest place to where it should be. Empty where the end of the last run is not in it.
   */
  OptionalInt join(MemorySegment read, long bytes) {
    int expected = (BACK - TAIL) * SECTOR;
    for (int step = 0; step <= REACH; step += Fragment.SAMPLE) {
      if (matches(read, bytes, expected + step)) {
        return OptionalInt.of(expected + step + TAIL * SECTOR);
      }
      if (step > 0 && matches(read, bytes, expected - step)) {
        return OptionalInt.of(expected - step + TAIL * SECTOR);
      }
    }
    return OptionalInt.empty();
  }

  private boolean matches(MemorySegment read, long bytes, int at) {
    long length = tail.byteSize();
    return at >= 0
        && at + length <= bytes
        && MemorySegment.mismatch(tail, 0, length, read, at, at + length) < 0;
  }
}
