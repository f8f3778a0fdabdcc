package org.glassmaster.core.subchannel;

import java.lang.foreign.MemorySegment;

/**
 * The CRC of Q frames and of CD-TEXT packs: x^16 + x^12 + x^5 + 1, initial value 0, most
 * significant bit first, stored inverted and high byte first (ECMA-130, Q-channel; CRC-16/GSM).
 */
public final class Crc16 {
  private static final int POLYNOMIAL = 0x1021;
  private static final int ROWS = 10;

  /** Entry {@code k << 8 | b}: the remainder of byte b with k zero bytes behind it. */
  private static final char[] TABLE = table();

  private Crc16() {}

  /**
   * {@return the CRC of {@code length} bytes as discs store it, that is inverted}
   *
   * @param bytes the bytes
   * @param offset where to begin
   * @param length how many bytes
   */
  public static int of(MemorySegment bytes, long offset, int length) {
    return ~plain(bytes, offset, length) & 0xFFFF;
  }

  /**
   * {@return the CRC of {@code length} bytes as discs store it, that is inverted}
   *
   * @param bytes the bytes
   * @param offset where to begin
   * @param length how many bytes
   */
  public static int of(byte[] bytes, int offset, int length) {
    return of(MemorySegment.ofArray(bytes), offset, length);
  }

  /**
   * {@return the CRC of {@code length} bytes before inversion}
   *
   * @param bytes the bytes
   * @param offset where to begin
   * @param length how many bytes
   */
  public static int plain(MemorySegment bytes, long offset, int length) {
    int crc = 0;
    long at = offset;
    long end = offset + length;
    for (; end - at >= 8; at += 8) {
      crc = eight(bytes.get(Words.LONG, at) ^ ((long) crc << 48), 0);
    }
    for (; at < end; at++) {
      crc = (crc << 8 & 0xFF00) ^ TABLE[(crc >> 8 ^ bytes.get(Words.BYTE, at)) & 0xFF];
    }
    return crc;
  }

  /**
   * {@return the CRC of {@code length} bytes before inversion}
   *
   * @param bytes the bytes
   * @param offset where to begin
   * @param length how many bytes
   */
  public static int plain(byte[] bytes, int offset, int length) {
    return plain(MemorySegment.ofArray(bytes), offset, length);
  }

  /**
   * {@return whether the two bytes that follow {@code length} bytes are their CRC as discs store
   * it}
   *
   * @param bytes the bytes
   * @param offset where to begin
   * @param length how many bytes
   */
  public static boolean isGood(MemorySegment bytes, long offset, int length) {
    return of(bytes, offset, length) == stored(bytes, offset + length);
  }

  /**
   * {@return whether the two bytes that follow {@code length} bytes are their CRC as discs store
   * it}
   *
   * @param bytes the bytes
   * @param offset where to begin
   * @param length how many bytes
   */
  public static boolean isGood(byte[] bytes, int offset, int length) {
    return isGood(MemorySegment.ofArray(bytes), offset, length);
  }

  /** The two bytes of a CRC where they stand. */
  static int stored(MemorySegment bytes, long offset) {
    return bytes.get(Words.SHORT, offset) & 0xFFFF;
  }

  /** The stored CRC of a Q frame: bytes 0 to 7 in {@code head}, 8 and 9 in {@code tail}. */
  static int ofQ(long head, int tail) {
    return ~(eight(head, 2) ^ TABLE[0x100 + (tail >> 8 & 0xFF)] ^ TABLE[tail & 0xFF]) & 0xFFFF;
  }

  /** The remainder of eight bytes with {@code behind} zero bytes behind them. */
  private static int eight(long bytes, int behind) {
    int row = behind << 8;
    return TABLE[row + 0x700 + (int) (bytes >>> 56)]
        ^ TABLE[row + 0x600 + (int) (bytes >>> 48 & 0xFF)]
        ^ TABLE[row + 0x500 + (int) (bytes >>> 40 & 0xFF)]
        ^ TABLE[row + 0x400 + (int) (bytes >>> 32 & 0xFF)]
        ^ TABLE[row + 0x300 + (int) (bytes >>> 24 & 0xFF)]
        ^ TABLE[row + 0x200 + (int) (bytes >>> 16 & 0xFF)]
        ^ TABLE[row + 0x100 + (int) (bytes >>> 8 & 0xFF)]
        ^ TABLE[row + (int) (bytes & 0xFF)];
  }

  private static char[] table() {
    char[] table = new char[ROWS << 8];
    for (int b = 0; b < 256; b++) {
      int crc = b << 8;
      for (int row = 0; row < ROWS; row++) {
        for (int bit = 0; bit < 8; bit++) {
          crc = (crc << 1 ^ ((crc & 0x8000) == 0 ? 0 : POLYNOMIAL)) & 0xFFFF;
        }
        table[(row << 8) + b] = (char) crc;
      }
    }
    return table;
  }
}
