package org.glassmaster.backend.file.internal.audio.flac;

import java.util.Arrays;

/**
 * Where some frames begin, by their first samples: a few thousand entries at most, however long the
 * file, gathered while it is read.
 */
final class FrameIndex {
  private static final int ENTRIES = 4096;
  private static final long LEAST_SPACING = 1 << 16;

  private final long spacing;
  private long[] samples = new long[16];
  private long[] offsets = new long[16];
  private int count;

  /**
   * An index with one entry.
   *
   * @param length samples in the file
   */
  FrameIndex(long firstFrame, long length) {
    this.spacing = Math.max(LEAST_SPACING, length / ENTRIES);
    this.offsets[0] = firstFrame;
    this.count = 1;
  }

  /** A frame was met; it is remembered where none near it is. */
  void add(long sample, long offset) {
    int floor = floor(sample);
    if (sample - samples[floor] < spacing
        || (floor + 1 < count && samples[floor + 1] - sample < spacing)) {
      return;
    }
    if (count == samples.length) {
      samples = Arrays.copyOf(samples, 2 * count);
      offsets = Arrays.copyOf(offsets, 2 * count);
    }
    System.arraycopy(samples, floor + 1, samples, floor + 2, count - floor - 1);
    System.arraycopy(offsets, floor + 1, offsets, floor + 2, count - floor - 1);
    samples[floor + 1] = sample;
    offsets[floor + 1] = offset;
    count++;
  }

  /** The last entry at or before a sample. */
  int floor(long sample) {
    int found = Arrays.binarySearch(samples, 0, count, sample);
    return found >= 0 ? found : -found - 2;
  }

  long sample(int entry) {
    return samples[entry];
  }

  long offset(int entry) {
    return offsets[entry];
  }

  /** Where the entry after this one begins, or the end of everything. */
  long offsetAfter(int entry, long end) {
    return entry + 1 < count ? offsets[entry + 1] : end;
  }
}
