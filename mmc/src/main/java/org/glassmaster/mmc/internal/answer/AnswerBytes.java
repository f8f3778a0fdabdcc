package org.glassmaster.mmc.internal.answer;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/**
 * What a drive answered, read as the tables of MMC print it: numbers big-endian. A drive may answer
 * less than it should; bytes that are not there count as zero.
 */
public record AnswerBytes(MemorySegment memory) {
  /** Bytes that lie in an array. */
  public static AnswerBytes of(byte[] bytes) {
    return new AnswerBytes(MemorySegment.ofArray(bytes));
  }

  /** Bytes that are there. */
  public int size() {
    return (int) Math.min(memory.byteSize(), Integer.MAX_VALUE);
  }

  /** A byte. */
  public int u8(long index) {
    return index >= 0 && index < memory.byteSize()
        ? memory.get(ValueLayout.JAVA_BYTE, index) & 0xFF
        : 0;
  }

  /** Whether a bit of a byte is set. */
  public boolean bit(long index, int bit) {
    return (u8(index) >> bit & 1) != 0;
  }

  /** A number of two bytes. */
  public int u16(long index) {
    return u8(index) << 8 | u8(index + 1);
  }

  /** A number of three bytes. */
  public int u24(long index) {
    return u16(index) << 8 | u8(index + 2);
  }

  /** A number of four bytes with a sign, as LBAs are. */
  public int s32(long index) {
    return u16(index) << 16 | u16(index + 2);
  }

  /** A number of four bytes without a sign. */
  public long u32(long index) {
    return s32(index) & 0xFFFF_FFFFL;
  }

  /** Text padded with blanks; what is not printable ASCII counts as a blank. */
  public String text(long index, int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      int one = u8(index + i);
      bytes[i] = (byte) (one > 0x20 && one < 0x7F ? one : 0x20);
    }
    return new String(bytes, StandardCharsets.US_ASCII).strip();
  }

  /**
   * The first bytes of it: as many as a length in the answer says, where so many came.
   *
   * @param length what the answer says of itself
   */
  public AnswerBytes first(long length) {
    return new AnswerBytes(memory.asSlice(0, Math.clamp(length, 0, memory.byteSize())));
  }

  /** What follows a place; nothing where that is past the end. */
  public AnswerBytes from(long index) {
    return new AnswerBytes(memory.asSlice(Math.clamp(index, 0, memory.byteSize())));
  }
}
