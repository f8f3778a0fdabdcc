package org.glassmaster.core.disc;

import java.util.Locale;
import java.util.Optional;

/**
 * International Standard Recording Code of an audio track: country, registrant, year, designation.
 * Written {@code US-K7Y-98-12345} or without hyphens (IMAPI2 {@code put_ISRC}); on disc in Q mode
 * 3.
 *
 * @param compact without hyphens
 */
public record Isrc(String compact) {
  private static final int LENGTH = 12;

  /** Where the hyphens stand in the spelling that has them. */
  private static final int[] HYPHENS = {2, 6, 9};

  /** Refuses what cannot be. */
  public Isrc {
    if (!isCompact(compact)) {
      throw new IllegalArgumentException("not an ISRC: " + compact);
    }
  }

  /**
   * Accepts both spellings and either case; empty where the text is not an ISRC.
   *
   * @param text what a user or a sheet wrote
   * @return the code
   */
  public static Optional<Isrc> parse(String text) {
    String compact = withoutHyphens(text.strip()).toUpperCase(Locale.ROOT);
    return isCompact(compact) ? Optional.of(new Isrc(compact)) : Optional.empty();
  }

  private static String withoutHyphens(String code) {
    if (code.length() != LENGTH + HYPHENS.length) {
      return code;
    }
    for (int hyphen : HYPHENS) {
      if (code.charAt(hyphen) != '-') {
        return code;
      }
    }
    return code.substring(0, 2) + code.substring(3, 6) + code.substring(7, 9) + code.substring(10);
  }

  /** Two letters, three letters or digits, seven digits. */
  private static boolean isCompact(String code) {
    if (code.length() != LENGTH) {
      return false;
    }
    for (int i = 0; i < LENGTH; i++) {
      char c = code.charAt(i);
      boolean letter = c >= 'A' && c <= 'Z';
      boolean digit = c >= '0' && c <= '9';
      if (i < 2 ? !letter : i < 5 ? !letter && !digit : !digit) {
        return false;
      }
    }
    return true;
  }

  /** {@return the spelling with hyphens} */
  public String formatted() {
    return String.join(
        "-",
        compact.substring(0, 2),
        compact.substring(2, 5),
        compact.substring(5, 7),
        compact.substring(7));
  }

  @Override
  public String toString() {
    return formatted();
  }
}
