package org.glassmaster.core.sector;

/** GF(2⁸) with x⁸ + x⁴ + x³ + x² + 1 and α = 2, symbol by symbol (ECMA-130 annex A). */
final class Field {
  private static final int ORDER = 255;
  private static final int[] EXP = new int[2 * ORDER];
  private static final int[] LOG = new int[256];

  static {
    int power = 1;
    for (int i = 0; i < ORDER; i++) {
      EXP[i] = power;
      EXP[i + ORDER] = power;
      LOG[power] = i;
      power <<= 1;
      power ^= power > 255 ? 0x11D : 0;
    }
  }

  private Field() {}

  /** α to a power from 0 to 509. */
  static int exp(int power) {
    return EXP[power];
  }

  static int times(int a, int b) {
    return a == 0 || b == 0 ? 0 : EXP[LOG[a] + LOG[b]];
  }

  /** The quotient; the divisor is not zero. */
  static int over(int a, int b) {
    return a == 0 ? 0 : EXP[LOG[a] + ORDER - LOG[b]];
  }

  /** The power of α that a symbol other than zero is. */
  static int log(int a) {
    return LOG[a];
  }
}
