package org.glassmaster.backend.file.internal.audio.tags;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.glassmaster.core.text.TextField;

/**
 * The text frames of an ID3v2.3 or ID3v2.4 tag (id3.org); compressed and encrypted ones are left.
 */
final class Id3 {
  private static final int HEADER = 10;
  private static final int UNSYNCHRONISED = 0x80;
  private static final int EXTENDED = 0x40;

  private Id3() {}

  /** Adds what a tag says. */
  static void read(ByteBuffer b, TagDraft draft) {
    if (b.limit() < HEADER || b.get(0) != 'I' || b.get(1) != 'D' || b.get(2) != '3') {
      return;
    }
    int version = b.get(3);
    int flags = b.get(5);
    if ((version != 3 && version != 4) || (flags & (UNSYNCHRONISED | EXTENDED)) != 0) {
      return;
    }
    int end = (int) Math.min(b.limit(), HEADER + sevens(b, 6));
    int at = HEADER;
    while (at + HEADER < end && b.get(at) != 0) {
      long length = version == 4 ? sevens(b, at + 4) : Integer.toUnsignedLong(b.getInt(at + 4));
      int start = at + HEADER;
      if (length == 0 || length > end - start) {
        return;
      }
      if (b.get(at) == 'T' && b.get(at + 9) == 0) {
        byte[] text = new byte[(int) length - 1];
        b.get(start + 1, text);
        frame(letters(b, at), new String(text, charset(b.get(start))), draft);
      }
      at = start + (int) length;
    }
  }

  private static void frame(String id, String text, TagDraft draft) {
    int zero = text.indexOf('\0');
    String value = zero < 0 ? text : text.substring(0, zero);
    switch (id) {
      case "TIT2" -> draft.track(TextField.TITLE, value);
      case "TPE1" -> draft.track(TextField.PERFORMER, value);
      case "TEXT" -> draft.track(TextField.SONGWRITER, value);
      case "TCOM" -> draft.track(TextField.COMPOSER, value);
      case "TALB" -> draft.disc(TextField.TITLE, value);
      case "TPE2" -> draft.disc(TextField.PERFORMER, value);
      case "TRCK" -> draft.number(value);
      case "TSRC" -> draft.isrc(value);
      default -> {}
    }
  }

  private static Charset charset(byte encoding) {
    return switch (encoding) {
      case 1 -> StandardCharsets.UTF_16;
      case 2 -> StandardCharsets.UTF_16BE;
      case 3 -> StandardCharsets.UTF_8;
      default -> StandardCharsets.ISO_8859_1;
    };
  }

  private static long sevens(ByteBuffer b, int at) {
    long value = 0;
    for (int i = 0; i < 4; i++) {
      value = value << 7 | (b.get(at + i) & 0x7F);
    }
    return value;
  }

  private static String letters(ByteBuffer b, int at) {
    byte[] letters = new byte[4];
    b.get(at, letters);
    return new String(letters, StandardCharsets.ISO_8859_1);
  }
}
