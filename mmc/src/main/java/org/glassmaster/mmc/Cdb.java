package org.glassmaster.mmc;

import java.util.HexFormat;

/**
 * A command descriptor block: up to sixteen bytes, numbers big-endian. Made byte by byte as the
 * tables of MMC print it: {@code Cdb.of(10, 0x2A).with32(2, lba).with16(7, blocks)}.
 *
 * @param length bytes that count
 * @param high bytes 0 to 7
 * @param low bytes 8 to 15
 */
public record Cdb(int length, long high, long low) {
  /** The longest block. */
  public static final int MAX_LENGTH = 16;

  /** Refuses what cannot be. */
  public Cdb {
    if (length < 1 || length > MAX_LENGTH) {
      throw new IllegalArgumentException("a CDB has 1 to 16 bytes, not " + length);
    }
  }

  /**
   * {@return a block of {@code length} bytes that are zero but for the operation code}
   *
   * @param length 6, 10, 12 or 16 bytes
   * @param opcode the operation code
   */
  public static Cdb of(int length, int opcode) {
    return new Cdb(length, (long) opcode << 56, 0);
  }

  /**
   * {@return a block as it came over a wire}
   *
   * @param bytes the command, operation code first
   */
  public static Cdb of(byte[] bytes) {
    Cdb cdb = new Cdb(bytes.length, 0, 0);
    for (int i = 0; i < bytes.length; i++) {
      cdb = cdb.with(i, bytes[i]);
    }
    return cdb;
  }

  /**
   * {@return the same with a byte set}
   *
   * @param index the byte
   * @param value the value
   */
  public Cdb with(int index, int value) {
    checkRange(index, 1);
    int shift = 56 - 8 * (index & 7);
    long mask = ~(0xFFL << shift);
    long bits = (value & 0xFFL) << shift;
    return index < 8
        ? new Cdb(length, (high & mask) | bits, low)
        : new Cdb(length, high, (low & mask) | bits);
  }

  /**
   * {@return the same with a number of two bytes set}
   *
   * @param index the byte
   * @param value the value
   */
  public Cdb with16(int index, int value) {
    return with(index, value >> 8).with(index + 1, value);
  }

  /**
   * {@return the same with a number of three bytes set}
   *
   * @param index the byte
   * @param value the value
   */
  public Cdb with24(int index, int value) {
    return with(index, value >> 16).with16(index + 1, value);
  }

  /**
   * {@return the same with a number of four bytes set}
   *
   * @param index the byte
   * @param value the value
   */
  public Cdb with32(int index, int value) {
    return with16(index, value >> 16).with16(index + 2, value);
  }

  /** {@return what is asked for} */
  public int opcode() {
    return u8(0);
  }

  /**
   * {@return a byte}
   *
   * @param index the byte
   */
  public int u8(int index) {
    checkRange(index, 1);
    long word = index < 8 ? high : low;
    return (int) (word >>> (56 - 8 * (index & 7))) & 0xFF;
  }

  /**
   * {@return a number of two bytes}
   *
   * @param index the byte
   */
  public int u16(int index) {
    return u8(index) << 8 | u8(index + 1);
  }

  /**
   * {@return a number of three bytes}
   *
   * @param index the byte
   */
  public int u24(int index) {
    return u8(index) << 16 | u16(index + 1);
  }

  /**
   * {@return a number of four bytes with a sign, as LBAs are}
   *
   * @param index the byte
   */
  public int s32(int index) {
    return u16(index) << 16 | u16(index + 2);
  }

  /** {@return the bytes that count} */
  public byte[] toBytes() {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) u8(i);
    }
    return bytes;
  }

  /** {@code 2A 00 FF FF D4 BB 00 00 1A 00}. */
  @Override
  public String toString() {
    return HexFormat.ofDelimiter(" ").withUpperCase().formatHex(toBytes());
  }

  private void checkRange(int index, int bytes) {
    if (index < 0 || index + bytes > length) {
      throw new IndexOutOfBoundsException("byte " + index + " of a CDB of " + length);
    }
  }
}
