package org.glassmaster.backend.file.internal.write;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.glassmaster.core.disc.Fragment;

/** The symbols behind each sector in files that keep channels R to W alone. */
public final class RwSymbols {
  private static final int BYTES = 96;
  private static final long BITS = 0x3F3F_3F3F_3F3F_3F3FL;
  private static final ValueLayout.OfLong EIGHT = ValueLayout.JAVA_LONG_UNALIGNED;

  private RwSymbols() {}

  /** Clears P and Q in blocks of 2352 bytes and 96 symbols. */
  public static void clearPq(MemorySegment blocks, int count) {
    for (int i = 0; i < count; i++) {
      long symbols = (long) i * (Fragment.SECTOR + BYTES) + Fragment.SECTOR;
      for (int b = 0; b < BYTES; b += Long.BYTES) {
        blocks.set(EIGHT, symbols + b, blocks.get(EIGHT, symbols + b) & BITS);
      }
    }
  }
}
