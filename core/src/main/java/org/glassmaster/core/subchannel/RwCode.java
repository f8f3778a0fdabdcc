package org.glassmaster.core.subchannel;

import java.lang.foreign.MemorySegment;

/**
 * One of the two Reed–Solomon codes of an R–W pack (IEC 60908, sub-code channels R to W). The first
 * symbol is the highest power; a code word is zero at α^0, α^1, …
 */
final class RwCode {
  /** (4, 2) over the two symbols that say what the pack is. */
  static final RwCode Q = new RwCode(4, 0x03, 0x02);

  /** (24, 20) over the whole pack. */
  static final RwCode P = new RwCode(24, 0x0F, 0x36, 0x3B, 0x03);

  private final int length;
  private final int parity;

  /** The generator below its highest power times each symbol, a byte for each coefficient. */
  private final int[] feedback = new int[64];

  /** Bit of the register's highest byte. */
  private final int top;

  private RwCode(int length, int... generator) {
    this.length = length;
    this.parity = generator.length;
    this.top = 8 * (parity - 1);
    for (int symbol = 0; symbol < 64; symbol++) {
      for (int coefficient : generator) {
        feedback[symbol] = feedback[symbol] << 8 | Gf64.multiply(coefficient, symbol);
      }
    }
  }

  /** Puts the parity behind the data; bits 7 and 6 of every symbol stay as they are. */
  void encode(MemorySegment pack, long at) {
    int register = remainder(pack, at);
    for (int i = 0; i < parity; i++) {
      long symbol = at + length - parity + i;
      int pq = pack.get(Words.BYTE, symbol) & 0xC0;
      pack.set(Words.BYTE, symbol, (byte) (pq | (register >> (top - 8 * i) & 0x3F)));
    }
  }

  /** Whether the parity is that of the data. */
  boolean isGood(MemorySegment pack, long at) {
    int register = remainder(pack, at);
    int wrong = 0;
    for (int i = 0; i < parity; i++) {
      wrong |= symbol(pack, at + length - parity + i) ^ (register >> (top - 8 * i) & 0x3F);
    }
    return wrong == 0;
  }

  /**
   * The error that explains a bad word, if it is one wrong symbol: its place times 64 plus the
   * difference; otherwise 0.
   */
  int singleError(MemorySegment pack, long at) {
    int difference = syndrome(pack, at, 0);
    int next = syndrome(pack, at, 1);
    if (difference == 0 || next == 0) {
      return 0;
    }
    int power = Gf64.logOfQuotient(next, difference);
    boolean explains = power < length;
    for (int k = 2; k < parity; k++) {
      explains &= syndrome(pack, at, k) == Gf64.multiply(difference, Gf64.power(power * k));
    }
    return explains ? (length - 1 - power) * 64 + difference : 0;
  }

  /** Adds an error to a pack, or takes it off again. */
  static void flip(MemorySegment pack, long at, int error) {
    long symbol = at + (error >> 6);
    pack.set(Words.BYTE, symbol, (byte) (pack.get(Words.BYTE, symbol) ^ (error & 0x3F)));
  }

  private int remainder(MemorySegment pack, long at) {
    int register = 0;
    for (int i = 0; i < length - parity; i++) {
      int fed = symbol(pack, at + i) ^ (register >> top & 0x3F);
      register = (register << 8) ^ feedback[fed];
    }
    return register;
  }

  private int syndrome(MemorySegment pack, long at, int k) {
    int root = Gf64.power(k);
    int sum = 0;
    for (int i = 0; i < length; i++) {
      sum = Gf64.multiply(sum, root) ^ symbol(pack, at + i);
    }
    return sum;
  }

  private static int symbol(MemorySegment pack, long at) {
    return pack.get(Words.BYTE, at) & 0x3F;
  }
}
