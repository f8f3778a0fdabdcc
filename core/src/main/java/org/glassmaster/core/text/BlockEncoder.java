package org.glassmaster.core.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Lays the texts of one block into packs; numbers, size packs and CRC come later. */
final class BlockEncoder {
  private final int block;
  private final TextEncoding encoding;
  private final List<byte[]> packs = new ArrayList<>();
  private final int[] counts = new int[16];
  private int used = Pack.PAYLOAD;

  BlockEncoder(int block, TextEncoding encoding) {
    this.block = block;
    this.encoding = encoding;
  }

  /** How many packs there are so far. */
  int textPacks() {
    return packs.size();
  }

  /** All packs and the three size packs: sixteen bytes each and room for the CRC. */
  List<byte[]> packsWith(SizeInformation information) {
    BlockEncoder whole = new BlockEncoder(block, encoding);
    whole.packs.addAll(packs);
    for (int part = 0; part < Pack.SIZE_PACKS; part++) {
      int from = part * Pack.PAYLOAD;
      whole.binary(
          Pack.SIZE_INFORMATION,
          part,
          Arrays.copyOfRange(information.bytes(), from, from + Pack.PAYLOAD));
    }
    return whole.packs;
  }

  /** How many packs of the types 80h to 8Fh there are so far. */
  int[] counts() {
    return counts.clone();
  }

  /**
   * Adds the texts of a type, each with its terminator, without a break: a pack's header speaks of
   * the text that its first byte belongs to, be it the terminator alone.
   *
   * @param tracks the track number of each text
   */
  void texts(TextField field, List<Integer> tracks, List<EncodedText> texts) {
    boolean pairs = field.usesBlockEncoding() && encoding.isDoubleByte();
    boolean opaquePairs = pairs && !encoding.isKnown();
    for (int i = 0; i < texts.size(); i++) {
      EncodedText text = texts.get(i);
      byte[] bytes = Arrays.copyOf(text.bytes(), text.bytes().length + (pairs ? 2 : 1));
      for (int at = 0; at < bytes.length; at++) {
        if (used == Pack.PAYLOAD) {
          int before = text.charactersBefore(at);
          open(field.type(), tracks.get(i), opaquePairs ? before / 2 : before, pairs);
        }
        put(bytes[at]);
      }
    }
    used = Pack.PAYLOAD;
  }

  /** Adds the genre: its code, then its text; positions count the text alone. */
  void genre(int code, EncodedText text) {
    byte[] words = text.bytes();
    byte[] bytes = new byte[2 + words.length + 1];
    bytes[0] = (byte) (code >> 8);
    bytes[1] = (byte) code;
    System.arraycopy(words, 0, bytes, 2, words.length);
    for (int at = 0; at < bytes.length; at++) {
      if (used == Pack.PAYLOAD) {
        open(Pack.GENRE, 0, Math.max(0, at - 2), false);
      }
      put(bytes[at]);
    }
    used = Pack.PAYLOAD;
  }

  /** Adds a pack that holds no text. */
  void binary(int type, int track, byte[] payload) {
    open(type, track, 0, false);
    System.arraycopy(payload, 0, packs.getLast(), Pack.HEADER, Pack.PAYLOAD);
    used = Pack.PAYLOAD;
  }

  private void open(int type, int track, int position, boolean pairs) {
    byte[] pack = new byte[Pack.SIZE];
    pack[0] = (byte) type;
    pack[1] = (byte) track;
    pack[2] = (byte) packs.size();
    pack[3] =
        (byte)
            ((pairs ? Pack.DOUBLE_BYTE : 0) | block << 4 | Math.min(position, Pack.MAX_POSITION));
    packs.add(pack);
    counts[type & 0x0F]++;
    used = 0;
  }

  private void put(byte value) {
    packs.getLast()[Pack.HEADER + used++] = value;
  }
}
