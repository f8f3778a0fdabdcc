package org.glassmaster.core.text;

import org.glassmaster.core.subchannel.Crc16;

/** The form of a pack: header, payload, CRC (MMC-3 annex J). */
final class Pack {
  /** Bytes of a pack. */
  static final int SIZE = 18;

  /** Bytes before the CRC. */
  static final int WITHOUT_CRC = 16;

  /** Where the payload begins: type, track, sequence number, block and position come before it. */
  static final int HEADER = 4;

  /** Bytes of text or data. */
  static final int PAYLOAD = 12;

  /** As many packs as sequence numbers can count in a block. */
  static final int MAX_IN_BLOCK = 256;

  static final int TITLE = 0x80;
  static final int DISC_ID = 0x86;
  static final int GENRE = 0x87;
  static final int CLOSED_INFORMATION = 0x8D;
  static final int UPC_ISRC = 0x8E;
  static final int SIZE_INFORMATION = 0x8F;

  /** Packs of size information at the end of a block. */
  static final int SIZE_PACKS = 3;

  /** The highest number a position has: "fifteen or more". */
  static final int MAX_POSITION = 15;

  static final int DOUBLE_BYTE = 0x80;
  static final int EXTENSION = 0x80;

  private Pack() {}

  /** Puts the CRC behind the sixteen bytes at an offset. */
  static void seal(byte[] packs, int offset) {
    int crc = Crc16.of(packs, offset, WITHOUT_CRC);
    packs[offset + WITHOUT_CRC] = (byte) (crc >> 8);
    packs[offset + WITHOUT_CRC + 1] = (byte) crc;
  }

  /** What the stored CRC and the right one differ by; zero for a sound pack. */
  static int syndrome(byte[] packs, int offset) {
    int stored =
        (packs[offset + WITHOUT_CRC] & 0xFF) << 8 | (packs[offset + WITHOUT_CRC + 1] & 0xFF);
    return Crc16.of(packs, offset, WITHOUT_CRC) ^ stored;
  }
}
