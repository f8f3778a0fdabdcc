package org.glassmaster.cli.internal.page;

/**
 * Colours as marks inside a text. The page turns them into what a terminal understands, or drops
 * them; as characters that no text has by right they take no column and cannot be confused with
 * what a stranger's file says.
 */
public enum Ink {
  BOLD('\uF7C1', "\u001b[1m"),
  DIM('\uF7C2', "\u001b[2m"),
  GOOD('\uF7C3', "\u001b[32m"),
  WARNING('\uF7C4', "\u001b[33m"),
  BAD('\uF7C5', "\u001b[31m");

  private static final char END = '\uF7C0';
  private static final String RESET = "\u001b[0m";

  private final char mark;
  private final String sequence;

  Ink(char mark, String sequence) {
    this.mark = mark;
    this.sequence = sequence;
  }

  /** The text in this ink. */
  public String on(String text) {
    return mark + text + END;
  }

  /** Whether a character is a mark. */
  static boolean isMark(char c) {
    return c >= END && c <= BAD.mark;
  }

  /** The text without marks. */
  static String plain(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      if (!isMark(text.charAt(i))) {
        plain.append(text.charAt(i));
      }
    }
    return plain.toString();
  }

  /** The columns a text takes. */
  static int width(String text) {
    int width = 0;
    for (int i = 0; i < text.length(); i++) {
      if (!isMark(text.charAt(i))) {
        width++;
      }
    }
    return width;
  }

  /** What a terminal is sent for a text. Control characters from strangers become {@code ?}. */
  static String rendered(String text, boolean coloured) {
    StringBuilder rendered = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isMark(c)) {
        if (coloured) {
          rendered.append(c == END ? RESET : sequence(c));
        }
      } else {
        rendered.append(Character.isISOControl(c) ? '?' : c);
      }
    }
    return rendered.toString();
  }

  private static String sequence(char mark) {
    for (Ink ink : values()) {
      if (ink.mark == mark) {
        return ink.sequence;
      }
    }
    return "";
  }
}
