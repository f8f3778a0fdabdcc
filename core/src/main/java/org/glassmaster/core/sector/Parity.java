package org.glassmaster.core.sector;

/**
 * The product code of data sectors: P and Q parity, Reed–Solomon over GF(2⁸) with x⁸ + x⁴ + x³ + x²
 * + 1 (ECMA-130 annex A). The bytes from the header on form 26 rows of 43 words of two bytes; the
 * low and the high bytes are codes of their own. P runs down the columns, Q along the diagonals: Q
 * vector v meets column c in row (v + c) mod 26.
 *
 * <p>Both codes have the roots 1 and α. For the symbols d of a vector in order let H be their sum
 * by Horner's rule, H ← α·H + d, and G the running sum of H, G ← G + H before each step. G then is
 * (ΣHorner + Σplain) / (1 + α), so the two parity symbols need no division: p₀ = G + H + α·H and p₁
 * = α·(G + H). Eight symbols ride in one long.
 */
final class Parity {
  /** Bytes in a row of the product code. */
  static final int ROW = 86;

  /** Rows with data, that is without P parity. */
  static final int DATA_ROWS = 24;

  /** All rows. */
  static final int ROWS = 26;

  /** Columns of two bytes. */
  static final int COLUMNS = 43;

  /** Rows that Q reads in a straight line: 24 + 46, so that no diagonal has to wrap. */
  private static final int UNROLLED_ROWS = 70;

  /** Where {@link #q} leaves its result in the block. */
  static final int Q_RESULT = Sector.HEADER + UNROLLED_ROWS * ROW;

  /** Bytes of the first of the two Q symbols of all vectors. */
  private static final int Q_HALF = Sector.Q_BYTES / 2;

  /** How much of an array a block takes with the room that {@link #q} needs behind the sector. */
  static final int BLOCK_BYTES = Q_RESULT + Sector.Q_BYTES + 8;

  private static final long TOP_BITS = 0x8080808080808080L;

  private Parity() {}

  /** Eight symbols times α. */
  private static long twice(long x) {
    long top = x & TOP_BITS;
    return (x ^ top) << 1 ^ (top >>> 7) * 0x1D;
  }

  /** Puts both parities of a block's 24 data rows in their places. */
  static void encode(byte[] block) {
    p(block, Sector.P_PARITY);
    q(block);
    System.arraycopy(block, Q_RESULT, block, Sector.Q_PARITY, Sector.Q_BYTES);
  }

  /** Writes the P parity of a block's 24 data rows, two rows, to {@code into} in the block. */
  static void p(byte[] block, int into) {
    pColumns(block, 0, into);
    pColumns(block, 32, into);
    pColumns(block, ROW - 32, into);
  }

  /** P of the 32 columns of single bytes from {@code column} on. */
  private static void pColumns(byte[] block, int column, int into) {
    long g0 = 0;
    long g1 = 0;
    long g2 = 0;
    long g3 = 0;
    long h0 = 0;
    long h1 = 0;
    long h2 = 0;
    long h3 = 0;
    int end = Sector.HEADER + DATA_ROWS * ROW + column;
    for (int at = Sector.HEADER + column; at < end; at += ROW) {
      g0 ^= h0;
      g1 ^= h1;
      g2 ^= h2;
      g3 ^= h3;
      h0 = twice(h0) ^ Words.get(block, at);
      h1 = twice(h1) ^ Words.get(block, at + 8);
      h2 = twice(h2) ^ Words.get(block, at + 16);
      h3 = twice(h3) ^ Words.get(block, at + 24);
    }
    put(block, into + column, g0, h0);
    put(block, into + column + 8, g1, h1);
    put(block, into + column + 16, g2, h2);
    put(block, into + column + 24, g3, h3);
  }

  private static void put(byte[] block, int at, long g, long h) {
    Words.put(block, at, g ^ h ^ twice(h));
    Words.put(block, at + ROW, twice(g ^ h));
  }

  /**
   * Writes the Q parity of a block's 26 rows to {@link #Q_RESULT}; overwrites what lies behind the
   * rows.
   *
   * <p>A long holds one word of four neighbouring vectors, the highest first. In step s its lanes
   * are at columns s − 3 … s of one row, and the next step is one row down, so the first and the
   * last three steps concern only some of the lanes.
   */
  static void q(byte[] block) {
    int rows = ROWS * ROW;
    System.arraycopy(block, Sector.HEADER, block, Sector.HEADER + rows, rows);
    System.arraycopy(
        block, Sector.HEADER, block, Sector.HEADER + 2 * rows, UNROLLED_ROWS * ROW - 2 * rows);
    for (int lane = 0; lane < 7; lane++) {
      qDiagonals(block, lane);
    }
  }

  private static void qDiagonals(byte[] block, int lane) {
    int at = Sector.HEADER + (24 - 4 * lane) * ROW - 6;
    long g = 0;
    long h = 0;
    for (int s = 0; s < 3; s++) {
      g ^= h;
      h = twice(h) ^ (Words.get(block, at) & (-1L << (48 - 16 * s)));
      at += ROW + 2;
    }
    for (int s = 3; s < COLUMNS; s++) {
      g ^= h;
      h = twice(h) ^ Words.get(block, at);
      at += ROW + 2;
    }
    for (int s = 0; s < 3; s++) {
      long open = -1L >>> (16 + 16 * s);
      g ^= h & open;
      h ^= (twice(h) ^ h ^ Words.get(block, at)) & open;
      at += ROW + 2;
    }
    int into = Q_RESULT + 48 - 8 * lane;
    Words.put(block, into, reversed(g ^ h ^ twice(h)));
    Words.put(block, into + Q_HALF, reversed(twice(g ^ h)));
  }

  /** The four words of a long in the opposite order. */
  private static long reversed(long words) {
    long halves = words << 32 | words >>> 32;
    return (halves & 0x0000FFFF0000FFFFL) << 16 | (halves >>> 16 & 0x0000FFFF0000FFFFL);
  }
}
