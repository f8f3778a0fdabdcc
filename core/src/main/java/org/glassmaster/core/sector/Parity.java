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
  private static final long ALL_BUT_BOTTOM_BITS = 0xFEFEFEFEFEFEFEFEL;

  /** From a place in a row to the next column's place in the next row. */
  private static final int STEP = ROW + 2;

  private Parity() {}

  /** Puts both parities of a block's 24 data rows in their places. */
  static void encode(byte[] block) {
    p(block, Sector.P_PARITY);
    q(block);
    System.arraycopy(block, Q_RESULT, block, Sector.Q_PARITY, Sector.Q_BYTES);
  }

  /** Eight symbols times α. */
  private static long twice(long h) {
    return next(h, 0);
  }

  /** Horner's step α·H + d for eight symbols. */
  private static long next(long h, long d) {
    return (h << 1 & ALL_BUT_BOTTOM_BITS) ^ d ^ ((h & TOP_BITS) >>> 7) * 0x1D;
  }

  /** Writes the P parity of a block's 24 data rows, two rows, to {@code into} in the block. */
  static void p(byte[] block, int into) {
    pColumns(block, 0, into);
    pColumns(block, 24, into);
    pColumns(block, 48, into);
    pColumns(block, ROW - 24, into);
  }

  /** P of the 24 columns of single bytes from {@code column} on: as many as registers hold. */
  private static void pColumns(byte[] block, int column, int into) {
    long g0 = 0;
    long g1 = 0;
    long g2 = 0;
    long h0 = 0;
    long h1 = 0;
    long h2 = 0;
    int end = Sector.HEADER + DATA_ROWS * ROW + column;
    for (int at = Sector.HEADER + column; at < end; at += ROW) {
      g0 ^= h0;
      g1 ^= h1;
      g2 ^= h2;
      h0 = next(h0, Words.get(block, at));
      h1 = next(h1, Words.get(block, at + 8));
      h2 = next(h2, Words.get(block, at + 16));
    }
    pSymbols(block, into + column, g0, h0);
    pSymbols(block, into + column + 8, g1, h1);
    pSymbols(block, into + column + 16, g2, h2);
  }

  private static void pSymbols(byte[] block, int at, long g, long h) {
    Words.put(block, at, g ^ h ^ twice(h));
    Words.put(block, at + ROW, twice(g ^ h));
  }

  /**
   * Writes the Q parity of a block's 26 rows to {@link #Q_RESULT}; overwrites what lies behind the
   * rows.
   *
   * <p>A long holds one word of four neighbouring vectors, the highest first. In step s its lanes
   * are at columns s − 3 … s of one row, and the next step is one row down, so that the first and
   * the last three steps concern only some of the lanes. Seven longs hold all vectors, and two
   * twice.
   */
  static void q(byte[] block) {
    int rows = ROWS * ROW;
    System.arraycopy(block, Sector.HEADER, block, Sector.HEADER + rows, rows);
    System.arraycopy(
        block, Sector.HEADER, block, Sector.HEADER + 2 * rows, UNROLLED_ROWS * ROW - 2 * rows);
    qFirst(block);
    qLast(block);
  }

  /** Vectors 24 to 12 and those after them. */
  private static void qFirst(byte[] block) {
    int at0 = qStart(24);
    long g0 = beginG(block, at0);
    long h0 = beginH(block, at0);
    long g1 = beginG(block, qStart(20));
    long h1 = beginH(block, qStart(20));
    long g2 = beginG(block, qStart(16));
    long h2 = beginH(block, qStart(16));
    long g3 = beginG(block, qStart(12));
    long h3 = beginH(block, qStart(12));
    int at = at0 + 3 * STEP;
    for (int end = at0 + COLUMNS * STEP; at < end; at += STEP) {
      g0 ^= h0;
      g1 ^= h1;
      g2 ^= h2;
      g3 ^= h3;
      h0 = next(h0, Words.get(block, at));
      h1 = next(h1, Words.get(block, at - 4 * ROW));
      h2 = next(h2, Words.get(block, at - 8 * ROW));
      h3 = next(h3, Words.get(block, at - 12 * ROW));
    }
    finish(block, 24, g0, h0);
    finish(block, 20, g1, h1);
    finish(block, 16, g2, h2);
    finish(block, 12, g3, h3);
  }

  /** Vectors 8 to 0 and those after them. */
  private static void qLast(byte[] block) {
    int at0 = qStart(8);
    long g0 = beginG(block, at0);
    long h0 = beginH(block, at0);
    long g1 = beginG(block, qStart(4));
    long h1 = beginH(block, qStart(4));
    long g2 = beginG(block, qStart(0));
    long h2 = beginH(block, qStart(0));
    int at = at0 + 3 * STEP;
    for (int end = at0 + COLUMNS * STEP; at < end; at += STEP) {
      g0 ^= h0;
      g1 ^= h1;
      g2 ^= h2;
      h0 = next(h0, Words.get(block, at));
      h1 = next(h1, Words.get(block, at - 4 * ROW));
      h2 = next(h2, Words.get(block, at - 8 * ROW));
    }
    finish(block, 8, g0, h0);
    finish(block, 4, g1, h1);
    finish(block, 0, g2, h2);
  }

  /** Where step 0 finds the lanes of four vectors: the lowest of them in column 0 of its row. */
  private static int qStart(int vector) {
    return Sector.HEADER + vector * ROW - 6;
  }

  /** H after the three first steps, in which vectors enter from the lowest to the highest. */
  private static long beginH(byte[] block, int at) {
    long one = Words.get(block, at) & -1L << 48;
    long two = next(one, Words.get(block, at + STEP) & -1L << 32);
    return next(two, Words.get(block, at + 2 * STEP) & -1L << 16);
  }

  /** G after the three first steps. */
  private static long beginG(byte[] block, int at) {
    long one = Words.get(block, at) & -1L << 48;
    return one ^ next(one, Words.get(block, at + STEP) & -1L << 32);
  }

  /** The three last steps, in which vectors leave, and the parity symbols. */
  private static void finish(byte[] block, int vector, long g, long h) {
    int at = qStart(vector) + COLUMNS * STEP;
    for (int s = 0; s < 3; s++) {
      long open = -1L >>> (16 + 16 * s);
      g ^= h & open;
      h ^= (h ^ next(h, Words.get(block, at))) & open;
      at += STEP;
    }
    int into = Q_RESULT + 2 * vector;
    Words.put(block, into, reversed(g ^ h ^ twice(h)));
    Words.put(block, into + Q_HALF, reversed(twice(g ^ h)));
  }

  /** The four words of a long in the opposite order. */
  private static long reversed(long words) {
    long halves = words << 32 | words >>> 32;
    return (halves & 0x0000FFFF0000FFFFL) << 16 | (halves >>> 16 & 0x0000FFFF0000FFFFL);
  }
}
