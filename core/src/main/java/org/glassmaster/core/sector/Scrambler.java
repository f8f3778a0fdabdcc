package org.glassmaster.core.sector;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * The scrambler of data sectors (ECMA-130 annex B): everything after the sync field is added to a
 * fixed bit sequence, from a register of fifteen bits with x¹⁵ + x + 1 that starts at 1. Doing it
 * twice undoes it. RAW writing takes data sectors scrambled; audio never is.
 */
public final class Scrambler {
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  /** Where the words of {@link #SEQUENCE} begin in the sector: the first half of the first is 0. */
  private static final int START = Sector.HEADER - 4;

  private static final long[] SEQUENCE = sequence();

  private Scrambler() {}

  private static long[] sequence() {
    long[] words = new long[(Sector.BYTES - START) / Long.BYTES];
    int register = 1;
    for (int bit = 32; bit < words.length * Long.SIZE; bit++) {
      words[bit / Long.SIZE] |= (long) (register & 1) << bit;
      register = (register >>> 1) | (((register ^ (register >>> 1)) & 1) << 14);
    }
    return words;
  }

  /**
   * Scrambles or descrambles a run of sectors in place, blocks {@code stride} bytes apart.
   *
   * @param sectors the sectors
   * @param offset where the first begins
   * @param stride bytes from one sector to the next
   * @param count how many sectors
   */
  public static void apply(MemorySegment sectors, long offset, int stride, int count) {
    Sector.checkRun(sectors, offset, stride, count);
    if (sectors.isNative()) {
      for (int i = 0; i < count; i++) {
        applyOffHeap(sectors, offset + (long) i * stride);
      }
    } else if (sectors.heapBase().orElse(sectors) instanceof byte[] bytes) {
      int first = (int) (sectors.address() + offset);
      for (int i = 0; i < count; i++) {
        apply(bytes, first + i * stride);
      }
    } else {
      byte[] sector = new byte[Sector.BYTES];
      for (int i = 0; i < count; i++) {
        long at = offset + (long) i * stride;
        MemorySegment.copy(sectors, ValueLayout.JAVA_BYTE, at, sector, 0, Sector.BYTES);
        apply(sector, 0);
        MemorySegment.copy(sector, 0, sectors, ValueLayout.JAVA_BYTE, at, Sector.BYTES);
      }
    }
  }

  private static void applyOffHeap(MemorySegment sectors, long at) {
    for (int word = 0; word < SEQUENCE.length; word++) {
      long place = at + START + (long) word * Long.BYTES;
      sectors.set(LONG, place, sectors.get(LONG, place) ^ SEQUENCE[word]);
    }
  }

  /** Does the same to one sector in an array. */
  static void apply(byte[] bytes, int at) {
    for (int word = 0; word < SEQUENCE.length; word++) {
      int place = at + START + word * Long.BYTES;
      Words.put(bytes, place, Words.get(bytes, place) ^ SEQUENCE[word]);
    }
  }
}
