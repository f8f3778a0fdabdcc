package org.glassmaster.backend.file.internal.sheet;

/**
 * Tells Japanese text in Shift-JIS from Western text in Windows-1252. Kana begin with bytes 82h and
 * 83h and most kanji with 88h to 9Fh: in Western text those are quotation marks and rarer still,
 * while its accented letters (C0h and up) stand alone between plain ones.
 */
final class ShiftJis {
  private ShiftJis() {}

  /** Whether bytes make sense as Shift-JIS, and more of it than as Windows-1252. */
  static boolean isLikely(byte[] bytes) {
    int japanese = 0;
    int western = 0;
    int at = 0;
    while (at < bytes.length) {
      int lead = bytes[at] & 0xFF;
      if (lead < 0x80) {
        at++;
        continue;
      }
      int trail = at + 1 < bytes.length ? bytes[at + 1] & 0xFF : 0;
      if (isLead(lead)) {
        if (!isTrail(trail)) {
          return false;
        }
        if (lead <= 0x84 || (lead >= 0x88 && lead <= 0x9F)) {
          japanese++;
        } else if (isLetter(trail)) {
          western++;
        } else {
          japanese++;
        }
        at += 2;
      } else if (lead >= 0xA1 && lead <= 0xDF) {
        // A kana of half width, or an accented capital: company of its own kind speaks for the
        // kana.
        if (trail >= 0xA1 && trail <= 0xDF) {
          japanese++;
        } else {
          western++;
        }
        at++;
      } else {
        return false;
      }
    }
    return japanese > western;
  }

  private static boolean isLead(int b) {
    return (b >= 0x81 && b <= 0x9F) || (b >= 0xE0 && b <= 0xEF) || (b >= 0xFA && b <= 0xFC);
  }

  private static boolean isTrail(int b) {
    return b >= 0x40 && b <= 0xFC && b != 0x7F;
  }

  private static boolean isLetter(int b) {
    return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
  }
}
