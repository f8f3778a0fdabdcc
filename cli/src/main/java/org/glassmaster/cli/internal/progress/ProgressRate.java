package org.glassmaster.cli.internal.progress;

import java.util.OptionalDouble;

/** Sectors a second over the last few seconds, from samples a quarter of a second apart. */
final class ProgressRate {
  private static final long SPACING = 250_000_000;
  private static final int SAMPLES = 16;

  private final long[] times = new long[SAMPLES];
  private final int[] counts = new int[SAMPLES];
  private int size;
  private int next;
  private long lastTime;
  private int lastCount;

  /** Takes note of how many sectors are done; fewer than before begin a new count. */
  void at(long nanoTime, int done) {
    if (size > 0 && done < lastCount) {
      size = 0;
    }
    int newest = (next + SAMPLES - 1) % SAMPLES;
    if (size == 0 || nanoTime - times[newest] >= SPACING) {
      times[next] = nanoTime;
      counts[next] = done;
      next = (next + 1) % SAMPLES;
      size = Math.min(size + 1, SAMPLES);
    }
    lastTime = nanoTime;
    lastCount = done;
  }

  /** The rate; absent until enough time has passed to tell. */
  OptionalDouble perSecond() {
    if (size == 0) {
      return OptionalDouble.empty();
    }
    int oldest = (next + SAMPLES - size) % SAMPLES;
    long elapsed = lastTime - times[oldest];
    return elapsed < SPACING
        ? OptionalDouble.empty()
        : OptionalDouble.of((lastCount - counts[oldest]) * 1e9 / elapsed);
  }
}
