package org.glassmaster.backend.file.internal.audio.flac;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The checksums of a frame, both most significant bit first and from zero: x^8 + x^2 + x + 1 over
 * its header, x^16 + x^15 + x^2 + 1 over all of it (RFC 9639, 9.1.8 and 9.3).
 */
final class Crcs {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final int POLYNOMIAL_8 = 0x07;
  private static final int POLYNOMIAL_16 = 0x8005;

  /** Entry {@code k << 8 | b}: the remainder of byte b with k zero bytes behind it. */
  private static final char[] TABLE = table();

  private Crcs() {}

  /** The checksum of a header. */
  static int crc8(byte[] bytes, int from, int to) {
    int crc = 0;
    for (int i = from; i < to; i++) {
      crc ^= bytes[i] & 0xFF;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 0x80) == 0 ? crc << 1 : (crc << 1 ^ POLYNOMIAL_8) & 0xFF;
      }
    }
    return crc;
  }

  /** Goes on with the checksum of a frame. */
  static int crc16(int before, byte[] bytes, int from, int to) {
    int crc = before;
    int i = from;
    for (; i + 8 <= to; i += 8) {
      long eight = (long) LONG.get(bytes, i) ^ (long) crc << 48;
      crc =
          TABLE[7 << 8 | (int) (eight >>> 56)]
              ^ TABLE[6 << 8 | ((int) (eight >>> 48) & 0xFF)]
              ^ TABLE[5 << 8 | ((int) (eight >>> 40) & 0xFF)]
              ^ TABLE[4 << 8 | ((int) (eight >>> 32) & 0xFF)]
              ^ TABLE[3 << 8 | ((int) (eight >>> 24) & 0xFF)]
              ^ TABLE[2 << 8 | ((int) (eight >>> 16) & 0xFF)]
              ^ TABLE[1 << 8 | ((int) (eight >>> 8) & 0xFF)]
              ^ TABLE[(int) eight & 0xFF];
    }
    for (; i < to; i++) {
      crc = (crc << 8 & 0xFF00) ^ TABLE[(crc >> 8 ^ bytes[i]) & 0xFF];
    }
    return crc;
  }

  private static char[] table() {
    char[] table = new char[8 << 8];
    for (int b = 0; b < 256; b++) {
      int crc = b << 8;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 0x8000) == 0 ? crc << 1 : (crc << 1 ^ POLYNOMIAL_16) & 0xFFFF;
      }
      table[b] = (char) crc;
    }
    for (int i = 256; i < table.length; i++) {
      int before = table[i - 256];
      table[i] = (char) ((before << 8 & 0xFF00) ^ table[before >> 8]);
    }
    return table;
  }
}
