package org.glassmaster.core.subchannel;

import java.lang.foreign.MemorySegment;

/** {@link SubchannelForm#PQ16}: Q, three zero bytes, and P in bit 7 of the last (MMC READ CD). */
final class PqBlock {
  private static final int P_AT = 15;

  private PqBlock() {}

  static void compose(long head, int tail, boolean p, MemorySegment to, long at) {
    to.set(Words.LONG, at, head);
    to.set(Words.INT, at + 8, tail);
    to.set(Words.INT, at + 12, p ? 0x80 : 0);
  }

  /** Bytes 8 to 11 of the Q frame; a CRC that is good but not inverted is inverted. */
  static int tail(MemorySegment from, long at) {
    int tail = from.get(Words.INT, at + 8);
    int plain = ~Crc16.ofQ(from.get(Words.LONG, at), tail >>> 16) & 0xFFFF;
    return (tail & 0xFFFF) == plain ? tail ^ 0xFFFF : tail;
  }

  static boolean readP(MemorySegment from, long at) {
    return from.get(Words.BYTE, at + P_AT) < 0;
  }
}
