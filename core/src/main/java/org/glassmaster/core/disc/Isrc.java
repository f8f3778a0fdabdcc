package org.glassmaster.core.disc;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * International Standard Recording Code of an audio track: country, registrant, year, designation.
 * Written {@code US-K7Y-98-12345} or without hyphens (IMAPI2 {@code put_ISRC}); on disc in Q mode
 * 3.
 */
public record Isrc(String compact) {
  private static final Pattern FORM = Pattern.compile("[A-Z]{2}[A-Z0-9]{3}[0-9]{7}");
  private static final Pattern HYPHENATED = Pattern.compile("(..)-(...)-(..)-(.....)");

  public Isrc {
    if (!FORM.matcher(compact).matches()) {
      throw new IllegalArgumentException("not an ISRC: " + compact);
    }
  }

  /** Accepts both spellings and either case; empty where the text is not an ISRC. */
  public static Optional<Isrc> parse(String text) {
    String compact =
        HYPHENATED.matcher(text.strip().toUpperCase(Locale.ROOT)).replaceFirst("$1$2$3$4");
    return FORM.matcher(compact).matches() ? Optional.of(new Isrc(compact)) : Optional.empty();
  }

  /** The spelling with hyphens. */
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
