package org.glassmaster.core.text;

import java.util.Locale;
import java.util.Optional;

/**
 * The genre of a disc: a code from the list of CD-TEXT and a free ASCII text beside it (pack type
 * 87h). Codes without a name occur on discs and are kept.
 *
 * @param code 0 to FFFFh
 * @param text empty where there is none
 */
public record Genre(int code, String text) {
  private static final CodeTable NAMES = CodeTable.of("genres.tsv");

  /** Refuses what cannot be. */
  public Genre {
    if (code < 0 || code > 0xFFFF) {
      throw new IllegalArgumentException("not a genre code: " + code);
    }
  }

  /**
   * {@return a genre of the list, without a text}
   *
   * @param code the code of the standard
   */
  public static Genre of(int code) {
    return new Genre(code, "");
  }

  /**
   * Accepts a name, whatever its case, or a code as {@code 0x000E}; empty where it is neither.
   *
   * @param text what a user or a sheet wrote
   * @return the genre
   */
  public static Optional<Genre> parse(String text) {
    return NAMES.code(text, 0xFFFF).stream().mapToObj(Genre::of).findFirst();
  }

  /**
   * {@return the same code with another text}
   *
   * @param words the text beside the code
   */
  public Genre withText(String words) {
    return new Genre(code, words);
  }

  /** {@return the name of the code, such as {@code Jazz}, or the code as {@code 0x0040}} */
  public String name() {
    return NAMES.name(code).orElseGet(() -> String.format(Locale.ROOT, "0x%04x", code));
  }

  /** The name as Sony's input sheets spell it, or the code. */
  String sheetName() {
    return NAMES.sheetName(code).orElseGet(this::name);
  }

  @Override
  public String toString() {
    return text.isEmpty() ? name() : name() + ": " + text;
  }
}
