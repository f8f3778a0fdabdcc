package org.glassmaster.core.subchannel;

import java.lang.foreign.MemorySegment;

/**
 * 96 symbols with P in bit 7 and Q in bit 6: {@link SubchannelForm#RAW96} and {@link
 * SubchannelForm#COOKED96}, which differ in R–W only. A byte of Q is spread over eight symbols by
 * one look at a table.
 */
final class PwBlock {
  private static final long ONES = 0x0101_0101_0101_0101L;
  private static final long P = 0x8080_8080_8080_8080L;
  private static final long RW = 0x3F3F_3F3F_3F3F_3F3FL;

  /** Brings bit 0 of each of eight bytes, the first in memory first, into the highest byte. */
  private static final long GATHER = 0x8040_2010_0804_0201L;

  /** Each byte's bits, the highest first, in bit 6 of eight symbols. */
  private static final long[] SPREAD = spread();

  private PwBlock() {}

  static void compose(long head, int tail, boolean p, MemorySegment to, long at) {
    long flags = p ? P : 0;
    for (int i = 0; i < 8; i++) {
      to.set(Words.SYMBOLS, at + 8L * i, SPREAD[(int) (head >>> (56 - 8 * i)) & 0xFF] | flags);
    }
    for (int i = 0; i < 4; i++) {
      to.set(Words.SYMBOLS, at + 64 + 8L * i, SPREAD[tail >>> (24 - 8 * i) & 0xFF] | flags);
    }
  }

  static void overlay(long head, int tail, boolean p, MemorySegment to, long at) {
    long flags = p ? P : 0;
    for (int i = 0; i < 8; i++) {
      overlay(SPREAD[(int) (head >>> (56 - 8 * i)) & 0xFF] | flags, to, at + 8L * i);
    }
    for (int i = 0; i < 4; i++) {
      overlay(SPREAD[tail >>> (24 - 8 * i) & 0xFF] | flags, to, at + 64 + 8L * i);
    }
  }

  private static void overlay(long pq, MemorySegment to, long at) {
    to.set(Words.SYMBOLS, at, (to.get(Words.SYMBOLS, at) & RW) | pq);
  }

  /** Bytes 0 to 7 of the Q frame. */
  static long head(MemorySegment from, long at) {
    long head = 0;
    for (int i = 0; i < 8; i++) {
      head = head << 8 | gather(from.get(Words.SYMBOLS, at + 8L * i));
    }
    return head;
  }

  /** Bytes 8 to 11 of the Q frame. */
  static int tail(MemorySegment from, long at) {
    long tail = 0;
    for (int i = 8; i < 12; i++) {
      tail = tail << 8 | gather(from.get(Words.SYMBOLS, at + 8L * i));
    }
    return (int) tail;
  }

  static boolean readP(MemorySegment from, long at) {
    int set = 0;
    for (int i = 0; i < 12; i++) {
      set += Long.bitCount(from.get(Words.SYMBOLS, at + 8L * i) & P);
    }
    return set > 48;
  }

  private static long gather(long symbols) {
    return ((symbols >>> 6 & ONES) * GATHER) >>> 56;
  }

  private static long[] spread() {
    long[] spread = new long[256];
    for (int b = 0; b < spread.length; b++) {
      for (int bit = 0; bit < 8; bit++) {
        spread[b] |= (b >> (7 - bit) & 0x01L) << (8 * bit + 6);
      }
    }
    return spread;
  }
}
