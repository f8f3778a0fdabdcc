package org.glassmaster.core.subchannel;

/** Arithmetic in the field GF(2^6) over x^6 + x + 1, in which R–W packs carry their parity. */
final class Gf64 {
  private static final int POLYNOMIAL = 0x43;
  private static final int ORDER = 63;

  private static final byte[] POWER = powers();
  private static final byte[] LOG = logarithms();

  private Gf64() {}

  /** α to the power of {@code exponent}, which is not negative. */
  static int power(int exponent) {
    return POWER[exponent % ORDER];
  }

  static int multiply(int a, int b) {
    return a == 0 || b == 0 ? 0 : power(LOG[a] + LOG[b]);
  }

  /** The exponent of α that gives {@code a / b}; neither is 0. */
  static int logOfQuotient(int a, int b) {
    return (LOG[a] - LOG[b] + ORDER) % ORDER;
  }

  private static byte[] powers() {
    byte[] powers = new byte[ORDER];
    int power = 1;
    for (int i = 0; i < ORDER; i++) {
      powers[i] = (byte) power;
      power <<= 1;
      power ^= (power & 64) == 0 ? 0 : POLYNOMIAL;
    }
    return powers;
  }

  private static byte[] logarithms() {
    byte[] logarithms = new byte[ORDER + 1];
    for (int i = 0; i < ORDER; i++) {
      logarithms[POWER[i]] = (byte) i;
    }
    return logarithms;
  }
}
