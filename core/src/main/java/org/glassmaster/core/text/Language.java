package org.glassmaster.core.text;

import java.util.Locale;
import java.util.Optional;

/**
 * The language of a CD-TEXT block, by its code in EBU Tech 3264. Codes without a name occur on
 * discs and are kept.
 *
 * @param code the code of the standard
 */
public record Language(int code) {
  private static final CodeTable NAMES = CodeTable.of("languages.tsv");

  /** Not said. */
  public static final Language UNKNOWN = new Language(0x00);

  public static final Language GERMAN = new Language(0x08);
  public static final Language ENGLISH = new Language(0x09);
  public static final Language SPANISH = new Language(0x0A);
  public static final Language FRENCH = new Language(0x0F);
  public static final Language ITALIAN = new Language(0x15);
  public static final Language DUTCH = new Language(0x1D);
  public static final Language PORTUGUESE = new Language(0x21);
  public static final Language SWEDISH = new Language(0x28);
  public static final Language RUSSIAN = new Language(0x56);
  public static final Language KOREAN = new Language(0x65);
  public static final Language JAPANESE = new Language(0x69);
  public static final Language CHINESE = new Language(0x75);

  /** Refuses what cannot be. */
  public Language {
    if (code < 0 || code > 0xFF) {
      throw new IllegalArgumentException("not a byte: " + code);
    }
  }

  /**
   * Accepts a name, whatever its case, or a code as {@code 0x09}; empty where it is neither.
   *
   * @param text what a user or a sheet wrote
   * @return the language
   */
  public static Optional<Language> parse(String text) {
    return NAMES.code(text, 0xFF).stream().mapToObj(Language::new).findFirst();
  }

  /** {@return the English name, such as {@code Serbo-Croat}, or the code as {@code 0x30}} */
  public String name() {
    return NAMES.name(code).orElseGet(() -> String.format(Locale.ROOT, "0x%02x", code));
  }

  /** {@return the name as documents spell it: lower case, hyphens for blanks} */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace(' ', '-');
  }

  /** The name as Sony's input sheets spell it, or the code. */
  String sheetName() {
    return NAMES.sheetName(code).orElseGet(this::name);
  }

  @Override
  public String toString() {
    return name();
  }
}
