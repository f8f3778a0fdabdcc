package org.glassmaster.core.text;

/**
 * The 36 bytes that the three packs 8Fh of a block hold: character set, tracks, number of packs of
 * each type, and of all blocks the last sequence number and the language.
 */
final class SizeInformation {
  static final int LENGTH = Pack.SIZE_PACKS * Pack.PAYLOAD;

  private static final int CHARACTER_SET = 0;
  private static final int FIRST_TRACK = 1;
  private static final int LAST_TRACK = 2;
  private static final int COPY_PROTECTION = 3;
  private static final int COUNTS = 4;
  private static final int LAST_NUMBERS = 20;
  private static final int LANGUAGES = 28;

  private final byte[] bytes;

  /** Takes the 36 bytes as they are. */
  SizeInformation(byte[] bytes) {
    this.bytes = bytes;
  }

  /** That of a block to write; what concerns all blocks comes with {@link #block}. */
  static SizeInformation of(CdTextBlock block, int firstTrack, int lastTrack, int[] counts) {
    byte[] bytes = new byte[LENGTH];
    bytes[CHARACTER_SET] = (byte) block.encoding().code();
    bytes[FIRST_TRACK] = (byte) firstTrack;
    bytes[LAST_TRACK] = (byte) lastTrack;
    bytes[COPY_PROTECTION] = (byte) block.copyProtection();
    for (int i = 0; i < counts.length; i++) {
      bytes[COUNTS + i] = (byte) counts[i];
    }
    return new SizeInformation(bytes);
  }

  /** Says of a block where it ends and what language it has. */
  void block(int number, int lastNumber, Language language) {
    bytes[LAST_NUMBERS + number] = (byte) lastNumber;
    bytes[LANGUAGES + number] = (byte) language.code();
  }

  byte[] bytes() {
    return bytes;
  }

  TextEncoding encoding() {
    return new TextEncoding(at(CHARACTER_SET));
  }

  int firstTrack() {
    return at(FIRST_TRACK);
  }

  int lastTrack() {
    return at(LAST_TRACK);
  }

  int copyProtection() {
    return at(COPY_PROTECTION);
  }

  /** How many packs of a type the block says it has. */
  int count(int type) {
    return at(COUNTS + (type & 0x0F));
  }

  /** The last sequence number of a block; zero where there is no such block. */
  int lastNumber(int block) {
    return at(LAST_NUMBERS + block);
  }

  Language language(int block) {
    return new Language(at(LANGUAGES + block));
  }

  private int at(int index) {
    return bytes[index] & 0xFF;
  }
}
