package org.glassmaster.core.text;

import java.util.Locale;

/** Places in CD-TEXT in the user's own terms. */
final class Place {
  private Place() {}

  /** {@code CD-TEXT block 0 (English)}. */
  static String block(int number, Language language) {
    return "CD-TEXT block " + number + " (" + language.name() + ")";
  }

  /** {@code CD-TEXT block 0 (English), track 2, title}; track 0 is the disc. */
  static String text(String block, int track, TextField field) {
    return block + ", " + (track == 0 ? "disc" : "track " + track) + ", " + words(field, track);
  }

  /** {@code disc id}, {@code upc}, {@code title}. */
  static String words(TextField field, int track) {
    return field == TextField.UPC_ISRC
        ? field.key(track).toUpperCase(Locale.ROOT)
        : field.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** {@code 'ł' (U+0142)}. */
  static String character(int codePoint) {
    String name = String.format(Locale.ROOT, "U+%04X", codePoint);
    return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE
        ? name
        : "'" + Character.toString(codePoint) + "' (" + name + ")";
  }
}
