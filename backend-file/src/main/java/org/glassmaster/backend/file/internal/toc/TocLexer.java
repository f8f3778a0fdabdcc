package org.glassmaster.backend.file.internal.toc;

import org.glassmaster.backend.file.internal.finding.Findings;

/** Cuts a sheet into words, strings, numbers and signs, one after another as they are wanted. */
final class TocLexer {
  /** What a token is. */
  enum Kind {
    WORD,
    NUMBER,
    STRING,
    /** A brace, a colon, a comma, a hash, or any other character by itself. */
    SIGN,
    END
  }

  /**
   * A token.
   *
   * @param text a string is without quotes and escapes
   * @param octal whether a string has octal escapes: these are bytes, as characters up to U+00FF
   */
  record Token(Kind kind, String text, boolean octal, int line) {
    boolean is(String word) {
      return kind != Kind.STRING && text.equals(word);
    }

    /** The token for people; a token may be as long as the sheet. */
    String shown() {
      return kind == Kind.END
          ? "the end"
          : "\"" + (text.length() <= 40 ? text : text.substring(0, 37) + "…") + "\"";
    }
  }

  private static final int OCTAL_DIGITS = 3;

  private final String sheet;
  private final String name;
  private final Findings findings;
  private int at;
  private int line = 1;

  /**
   * A lexer for a sheet.
   *
   * @param name what findings call the sheet
   */
  TocLexer(String sheet, String name, Findings findings) {
    this.sheet = sheet;
    this.name = name;
    this.findings = findings;
  }

  Token next() {
    skip();
    if (at >= sheet.length()) {
      return new Token(Kind.END, "", false, line);
    }
    char c = sheet.charAt(at);
    if (c == '"') {
      return string();
    }
    if (!isWord(c)) {
      at++;
      return new Token(Kind.SIGN, String.valueOf(c), false, line);
    }
    int start = at;
    boolean digits = true;
    while (at < sheet.length() && isWord(sheet.charAt(at))) {
      digits &= isDigit(sheet.charAt(at));
      at++;
    }
    String word = sheet.substring(start, at);
    return new Token(digits ? Kind.NUMBER : Kind.WORD, word, false, line);
  }

  private void skip() {
    while (at < sheet.length()) {
      char c = sheet.charAt(at);
      if (c == '\n') {
        line++;
        at++;
      } else if (c <= ' ' || c == '\u00A0' || c == '\uFEFF') {
        at++;
      } else if (c == '/' && sheet.startsWith("//", at)) {
        int end = sheet.indexOf('\n', at);
        at = end < 0 ? sheet.length() : end;
      } else {
        return;
      }
    }
  }

  private Token string() {
    StringBuilder text = new StringBuilder();
    boolean octal = false;
    at++;
    while (at < sheet.length()) {
      char c = sheet.charAt(at);
      if (c == '"') {
        at++;
        return new Token(Kind.STRING, text.toString(), octal, line);
      }
      if (c == '\n') {
        break;
      }
      at++;
      if (c == '\\') {
        int value = octal();
        octal |= value >= 0;
        text.append(value >= 0 ? (char) value : escaped());
      } else if (c != '\r') {
        text.append(c);
      }
    }
    findings.add(
        TocFinding.BAD_STRING,
        name + ":" + line,
        "a string does not end on its line, it ends there");
    return new Token(Kind.STRING, text.toString(), octal, line);
  }

  /** The byte that three digits stand for, −1 where there are none. */
  private int octal() {
    if (at + OCTAL_DIGITS > sheet.length()) {
      return -1;
    }
    int value = 0;
    for (int i = 0; i < OCTAL_DIGITS; i++) {
      int digit = sheet.charAt(at + i) - '0';
      if (digit < 0 || digit > 7) {
        return -1;
      }
      value = value * 8 + digit;
    }
    at += OCTAL_DIGITS;
    return value & 0xFF;
  }

  /** What follows a backslash, if it is a quote or another one; else the backslash is meant. */
  private char escaped() {
    char next = at < sheet.length() ? sheet.charAt(at) : ' ';
    if (next == '"' || next == '\\') {
      at++;
      return next;
    }
    return '\\';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isWord(char c) {
    return isDigit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' || c == '-';
  }
}
