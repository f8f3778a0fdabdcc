package org.glassmaster.core.sector;

import java.util.Arrays;

/**
 * A sector by the letter of the standard, bit by bit and symbol by symbol: the oracle for random
 * input. Shares nothing with the code under test.
 */
final class SlowSector {
  private static final int[] SYNC = {0, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 0};

  private SlowSector() {}

  /** Encodes a block whose sub-header and data are in place. */
  static void encode(byte[] sector, SectorMode mode, int minute, int second, int frame) {
    for (int i = 0; i < 12; i++) {
      sector[i] = (byte) SYNC[i];
    }
    int number = mode == SectorMode.MODE0 ? 0 : mode == SectorMode.MODE1 ? 1 : 2;
    byte[] header = {digits(minute), digits(second), digits(frame), (byte) number};
    System.arraycopy(header, 0, sector, 12, 4);
    switch (mode) {
      case MODE0 -> Arrays.fill(sector, 16, 2352, (byte) 0);
      case MODE1 -> {
        putEdc(sector, 0, 2064);
        Arrays.fill(sector, 2068, 2076, (byte) 0);
        putParity(sector);
      }
      case MODE2 -> {}
      case FORM1 -> {
        putEdc(sector, 16, 2072);
        Arrays.fill(sector, 12, 16, (byte) 0);
        putParity(sector);
        System.arraycopy(header, 0, sector, 12, 4);
      }
      case FORM2 -> putEdc(sector, 16, 2348);
    }
  }

  private static byte digits(int number) {
    return (byte) (number / 10 * 16 + number % 10);
  }

  private static void putEdc(byte[] sector, int from, int at) {
    int edc = edc(sector, from, at);
    for (int i = 0; i < 4; i++) {
      sector[at + i] = (byte) (edc >>> (8 * i));
    }
  }

  /** One bit at a time through the register. */
  static int edc(byte[] bytes, int from, int to) {
    int crc = 0;
    for (int i = from; i < to; i++) {
      crc ^= bytes[i] & 0xFF;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc >>> 1) ^ ((crc & 1) == 1 ? 0xD8018001 : 0);
      }
    }
    return crc;
  }

  /** P, then Q over data and P. */
  static void putParity(byte[] sector) {
    for (int plane = 0; plane < 2; plane++) {
      for (int v = 0; v < 43; v++) {
        int[] symbols = new int[24];
        for (int m = 0; m < 24; m++) {
          symbols[m] = sector[12 + 2 * (43 * m + v) + plane] & 0xFF;
        }
        int[] parity = parity(symbols);
        sector[2076 + 2 * v + plane] = (byte) parity[0];
        sector[2162 + 2 * v + plane] = (byte) parity[1];
      }
    }
    for (int plane = 0; plane < 2; plane++) {
      for (int v = 0; v < 26; v++) {
        int[] symbols = new int[43];
        for (int m = 0; m < 43; m++) {
          symbols[m] = sector[12 + 2 * ((44 * m + 43 * v) % 1118) + plane] & 0xFF;
        }
        int[] parity = parity(symbols);
        sector[2248 + 2 * v + plane] = (byte) parity[0];
        sector[2300 + 2 * v + plane] = (byte) parity[1];
      }
    }
  }

  /** The remainder of data·x² by the generator (x − 1)(x − α) = x² + 3x + 2, as long division. */
  private static int[] parity(int[] data) {
    int[] dividend = Arrays.copyOf(data, data.length + 2);
    for (int i = 0; i < data.length; i++) {
      int factor = dividend[i];
      dividend[i + 1] ^= times(factor, 3);
      dividend[i + 2] ^= times(factor, 2);
    }
    return new int[] {dividend[data.length], dividend[data.length + 1]};
  }

  /** Multiplication of polynomials over GF(2) modulo x⁸ + x⁴ + x³ + x² + 1. */
  static int times(int a, int b) {
    int product = 0;
    for (int bit = 0; bit < 8; bit++) {
      if ((b >>> bit & 1) == 1) {
        product ^= a << bit;
      }
    }
    for (int bit = 15; bit >= 8; bit--) {
      if ((product >>> bit & 1) == 1) {
        product ^= 0x11D << (bit - 8);
      }
    }
    return product;
  }

  /** By the recurrence s[n + 15] = s[n] + s[n + 1] on a list of bits. */
  static void scramble(byte[] sector) {
    int bits = (2352 - 12) * 8;
    boolean[] s = new boolean[bits + 15];
    s[0] = true;
    for (int n = 0; n < bits; n++) {
      s[n + 15] = s[n] ^ s[n + 1];
    }
    for (int n = 0; n < bits; n++) {
      if (s[n]) {
        sector[12 + n / 8] ^= (byte) (1 << n % 8);
      }
    }
  }
}
