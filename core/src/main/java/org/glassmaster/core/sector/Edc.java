package org.glassmaster.core.sector;

/**
 * The error detection code of data sectors: the remainder of the division by P = (x¹⁶ + x¹⁵ + x² +
 * 1)(x¹⁶ + x² + x + 1), lowest bit of each byte first, initial value zero (ECMA-130 14.3).
 *
 * <p>P has few terms: P = (x + 1)·D with D = x³¹ + x¹⁵ + x³ + 1, and D is itself a multiple of x +
 * 1. So every D to the power of n = 2, 4, 8, 16 is a multiple of P, and as squaring is linear it
 * has four terms as well: x³¹ⁿ + x¹⁵ⁿ + x³ⁿ + 1. Dividing by such a multiple keeps the remainder by
 * P and costs three shifts of earlier quotient bits, those from 16n, 28n and 31n bits before. With
 * n = 16 whole words move at once; n = 8 and n = 4 shorten what is left to sixteen bytes, and
 * tables see to those.
 */
final class Edc {
  private static final int POLYNOMIAL = 0xD8018001;

  /** What the byte {@code b}, followed by {@code k} zero bytes, leaves: at {@code k << 8 | b}. */
  private static final int[] REMAINDERS = remainders();

  private Edc() {}

  private static int[] remainders() {
    int[] table = new int[16 << 8];
    for (int b = 0; b < 256; b++) {
      int crc = b;
      for (int bit = 0; bit < 8; bit++) {
        crc = crc >>> 1 ^ ((crc & 1) == 0 ? 0 : POLYNOMIAL);
      }
      table[b] = crc;
    }
    for (int i = 256; i < table.length; i++) {
      int shorter = table[i - 256];
      table[i] = shorter >>> 8 ^ table[shorter & 0xFF];
    }
    return table;
  }

  /**
   * The code over a part of an array, of a length that the sectors know: at least 64 bytes, a
   * multiple of four, and at most 32 more than a multiple of 64.
   */
  static int of(byte[] bytes, int from, int to) {
    long a = 0;
    long b = 0;
    long c = 0;
    long d = 0;
    long e = 0;
    long f = 0;
    long g = 0;
    long h = 0;
    int at = from;
    int first = from + (to - from & 63);
    if ((first - at & 4) != 0) {
      // A leading zero changes nothing, so half a word may be filled up with zeros before it.
      h = Words.get(bytes, at) << 32;
      at += 4;
    }
    for (; at < first; at += 8) {
      e = f;
      f = g;
      g = h;
      h = Words.get(bytes, at);
    }
    for (int last = to - 64; at < last; at += 64) {
      // Quotient words: a is eight words old, h is one word old, and each takes the next turn.
      a = Words.get(bytes, at) ^ e ^ b ^ (b << 48 | a >>> 16);
      b = Words.get(bytes, at + 8) ^ f ^ c ^ (c << 48 | b >>> 16);
      c = Words.get(bytes, at + 16) ^ g ^ d ^ (d << 48 | c >>> 16);
      d = Words.get(bytes, at + 24) ^ h ^ e ^ (e << 48 | d >>> 16);
      e = Words.get(bytes, at + 32) ^ a ^ f ^ (f << 48 | e >>> 16);
      f = Words.get(bytes, at + 40) ^ b ^ g ^ (g << 48 | f >>> 16);
      g = Words.get(bytes, at + 48) ^ c ^ h ^ (h << 48 | g >>> 16);
      h = Words.get(bytes, at + 56) ^ d ^ a ^ (a << 48 | h >>> 16);
    }
    // The last eight words are no quotient any more; what is left of them is the remainder.
    a = Words.get(bytes, at) ^ e ^ b ^ (b << 48 | a >>> 16);
    b = Words.get(bytes, at + 8) ^ f ^ c ^ (c << 48 | b >>> 16);
    c = Words.get(bytes, at + 16) ^ g ^ d ^ (d << 48 | c >>> 16);
    d = Words.get(bytes, at + 24) ^ h ^ e ^ (e << 48 | d >>> 16);
    e = Words.get(bytes, at + 32) ^ f ^ (f << 48 | e >>> 16);
    f = Words.get(bytes, at + 40) ^ g ^ (g << 48 | f >>> 16);
    g = Words.get(bytes, at + 48) ^ h ^ (h << 48 | g >>> 16);
    h = Words.get(bytes, at + 56) ^ h >>> 16;
    // n = 8: quotient bits from 128, 224 and 248 before.
    c ^= a;
    d ^= b ^ a << 32 ^ a << 56;
    e ^= c ^ (b << 32 | a >>> 32) ^ (b << 56 | a >>> 8);
    f ^= d ^ (c << 32 | b >>> 32) ^ (c << 56 | b >>> 8);
    g ^= (d << 32 | c >>> 32) ^ (d << 56 | c >>> 8);
    h ^= d >>> 32 ^ d >>> 8;
    // n = 4: 64, 112 and 124 before.
    f ^= e ^ e << 48 ^ e << 60;
    g ^= f ^ (f << 48 | e >>> 16) ^ (f << 60 | e >>> 4);
    h ^= f >>> 16 ^ f >>> 4;
    return remainder(g, 8) ^ remainder(h, 0);
  }

  /** What eight bytes, followed by {@code zeros} zero bytes, leave. */
  private static int remainder(long word, int zeros) {
    int crc = 0;
    for (int i = 0; i < 8; i++) {
      int value = (int) (word >>> (8 * i)) & 0xFF;
      crc ^= REMAINDERS[((zeros + 7 - i) << 8) + value];
    }
    return crc;
  }
}
