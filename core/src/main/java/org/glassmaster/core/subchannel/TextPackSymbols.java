package org.glassmaster.core.subchannel;

import java.lang.foreign.MemorySegment;

/**
 * CD-TEXT packs in channels R to W of the lead-in: 18 bytes are 24 six-bit symbols, the highest
 * bits first, with neither parity nor interleave (MMC "CD-TEXT format in the lead-in area").
 */
public final class TextPackSymbols {
  /** Bytes of a pack, its CRC included. */
  public static final int BYTES = 18;

  private TextPackSymbols() {}

  /**
   * The symbols of {@code count} packs; bits 7 and 6 of each are zero.
   *
   * @param packs the packs, eight bits a byte
   * @param packsAt where the packs begin
   * @param symbols the same, six bits a byte
   * @param symbolsAt where the symbols begin
   * @param count how many packs
   */
  public static void fromBytes(
      MemorySegment packs, long packsAt, MemorySegment symbols, long symbolsAt, int count) {
    int groups = count * BYTES / 3;
    for (int i = 0; i < groups; i++) {
      long from = packsAt + 3L * i;
      int three = packs.get(Words.BYTE, from) << 16 | (packs.get(Words.SHORT, from + 1) & 0xFFFF);
      int four =
          (three & 0xFC_0000) << 6
              | (three & 0x03_F000) << 4
              | (three & 0x00_0FC0) << 2
              | (three & 0x3F);
      symbols.set(Words.INT, symbolsAt + 4L * i, four);
    }
  }

  /**
   * The bytes of {@code count} packs; bits 7 and 6 of each symbol do not matter.
   *
   * @param symbols the same, six bits a byte
   * @param symbolsAt where the symbols begin
   * @param packs the packs, eight bits a byte
   * @param packsAt where the packs begin
   * @param count how many packs
   */
  public static void toBytes(
      MemorySegment symbols, long symbolsAt, MemorySegment packs, long packsAt, int count) {
    int groups = count * BYTES / 3;
    for (int i = 0; i < groups; i++) {
      int four = symbols.get(Words.INT, symbolsAt + 4L * i);
      int three =
          (four >> 6 & 0xFC_0000)
              | (four >> 4 & 0x03_F000)
              | (four >> 2 & 0x00_0FC0)
              | (four & 0x3F);
      packs.set(Words.BYTE, packsAt + 3L * i, (byte) (three >> 16));
      packs.set(Words.SHORT, packsAt + 3L * i + 1, (short) three);
    }
  }
}
