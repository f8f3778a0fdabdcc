package org.glassmaster.backend.file.internal.toc;

import java.nio.charset.Charset;
import java.util.Locale;

/**
 * Strings as every cdrdao reads them. The bytes of CD-TEXT that are not printable ASCII are octal
 * escapes: old versions put them on the disc as they are, new ones decode them by the ENCODING. A
 * backslash is an escape too, since {@code \\} meant two of them once.
 */
final class TocStrings {
  private TocStrings() {}

  /** A name of a file: its characters. */
  static String name(String text) {
    return characters(text, "\\134");
  }

  /** A text of CD-TEXT in a character set; in characters where that cannot hold it. */
  static String text(String text, Charset charset) {
    if (!charset.newEncoder().canEncode(text)) {
      return characters(text, "\\\\");
    }
    StringBuilder quoted = new StringBuilder("\"");
    for (byte value : text.getBytes(charset)) {
      int octet = value & 0xFF;
      if (octet == '"') {
        quoted.append("\\\"");
      } else if (octet < ' ' || octet > '~' || octet == '\\') {
        quoted.append(String.format(Locale.ROOT, "\\%03o", octet));
      } else {
        quoted.append((char) octet);
      }
    }
    return quoted.append('"').toString();
  }

  private static String characters(String text, String backslash) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> quoted.append("\\\"");
        case '\\' -> quoted.append(backslash);
        default -> quoted.append(Character.isISOControl(c) ? ' ' : c);
      }
    }
    return quoted.append('"').toString();
  }

  /** A list of bytes, twelve on a line as packs have them. */
  static String bytes(byte[] values) {
    StringBuilder list = new StringBuilder("{");
    for (int i = 0; i < values.length; i++) {
      list.append(i == 0 ? " " : i % 12 == 0 ? ",\n      " : ", ").append(values[i] & 0xFF);
    }
    return list.append(" }").toString();
  }
}
