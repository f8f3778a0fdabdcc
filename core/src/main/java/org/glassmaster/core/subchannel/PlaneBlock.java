package org.glassmaster.core.subchannel;

import java.lang.foreign.MemorySegment;

/**
 * {@link SubchannelForm#PLANES96}: the channels P to W one behind the other, twelve bytes each. Bit
 * 7 − j of plane k's byte i is bit 7 − k of symbol 8i + j.
 */
final class PlaneBlock {
  private static final int PLANE = 12;

  private PlaneBlock() {}

  static void compose(long head, int tail, boolean p, MemorySegment to, long at) {
    overlay(head, tail, p, to, at);
    for (long i = 2 * PLANE; i < 8 * PLANE; i += Long.BYTES) {
      to.set(Words.LONG, at + i, 0);
    }
  }

  static void overlay(long head, int tail, boolean p, MemorySegment to, long at) {
    long flags = p ? -1 : 0;
    to.set(Words.LONG, at, flags);
    to.set(Words.INT, at + 8, (int) flags);
    to.set(Words.LONG, at + PLANE, head);
    to.set(Words.INT, at + PLANE + 8, tail);
  }

  static long head(MemorySegment from, long at) {
    return from.get(Words.LONG, at + PLANE);
  }

  static int tail(MemorySegment from, long at) {
    return from.get(Words.INT, at + PLANE + 8);
  }

  static boolean readP(MemorySegment from, long at) {
    return Long.bitCount(from.get(Words.LONG, at)) + Integer.bitCount(from.get(Words.INT, at + 8))
        > 48;
  }

  /** Symbols as on the disc into planes. */
  static void fromSymbols(MemorySegment symbols, long at, MemorySegment planes, long planesAt) {
    for (int i = 0; i < PLANE; i++) {
      long bytes = transpose(symbols.get(Words.LONG, at + 8L * i));
      for (int k = 0; k < 8; k++) {
        planes.set(Words.BYTE, planesAt + (long) PLANE * k + i, (byte) (bytes >>> (56 - 8 * k)));
      }
    }
  }

  /** Planes into symbols as on the disc. */
  static void toSymbols(MemorySegment planes, long planesAt, MemorySegment symbols, long at) {
    for (int i = 0; i < PLANE; i++) {
      long bytes = 0;
      for (int k = 0; k < 8; k++) {
        bytes = bytes << 8 | (planes.get(Words.BYTE, planesAt + (long) PLANE * k + i) & 0xFF);
      }
      symbols.set(Words.LONG, at + 8L * i, transpose(bytes));
    }
  }

  /** Turns eight rows of eight bits into columns, swapping blocks of 1, 2 and 4 bits. */
  private static long transpose(long bits) {
    long once = swap(bits, 7, 0x00AA_00AA_00AA_00AAL);
    long twice = swap(once, 14, 0x0000_CCCC_0000_CCCCL);
    return swap(twice, 28, 0x0000_0000_F0F0_F0F0L);
  }

  /** Swaps the bits of {@code mask} with those {@code distance} above them. */
  private static long swap(long bits, int distance, long mask) {
    long different = (bits ^ (bits >>> distance)) & mask;
    return bits ^ different ^ (different << distance);
  }
}
