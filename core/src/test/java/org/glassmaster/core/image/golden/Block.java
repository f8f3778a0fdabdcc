package org.glassmaster.core.image.golden;

import java.util.Arrays;
import org.glassmaster.core.image.BlockFormat;

/** A rendered block, cut into what is compared. */
final class Block {
  static final int MAIN = 2352;
  private static final int SYMBOLS = 96;

  private final byte[] main;
  private final byte[] symbols;

  Block(byte[] block, BlockFormat format) {
    this.main = Arrays.copyOf(block, MAIN);
    byte[] subchannel = Arrays.copyOfRange(block, MAIN, block.length);
    this.symbols = format == BlockFormat.PQ ? symbols(subchannel) : subchannel;
  }

  /** The symbols that 16 bytes of P and Q stand for (raw-dao-subchannel 3.1). */
  private static byte[] symbols(byte[] pq) {
    if (pq[12] != 0 || pq[13] != 0 || pq[14] != 0 || (pq[15] & 0x7F) != 0) {
      throw new IllegalStateException("filler is not zero");
    }
    byte[] symbols = new byte[SYMBOLS];
    for (int i = 0; i < SYMBOLS; i++) {
      symbols[i] = (byte) ((pq[15] & 0x80) | ((pq[i / 8] >> (7 - i % 8) & 1) << 6));
    }
    return symbols;
  }

  byte[] main() {
    return main.clone();
  }

  Frame q() {
    byte[] q = new byte[12];
    for (int i = 0; i < SYMBOLS; i++) {
      q[i / 8] |= (byte) ((symbols[i] >> 6 & 1) << (7 - i % 8));
    }
    return new Frame(q);
  }

  /** The P flag, which is one and the same in all symbols. */
  boolean p() {
    int flag = symbols[0] & 0x80;
    for (byte symbol : symbols) {
      if ((symbol & 0x80) != flag) {
        throw new IllegalStateException("P changes inside a sector");
      }
    }
    return flag != 0;
  }

  /** R to W, a symbol in each byte. */
  byte[] rw() {
    byte[] rw = new byte[SYMBOLS];
    for (int i = 0; i < SYMBOLS; i++) {
      rw[i] = (byte) (symbols[i] & 0x3F);
    }
    return rw;
  }
}
