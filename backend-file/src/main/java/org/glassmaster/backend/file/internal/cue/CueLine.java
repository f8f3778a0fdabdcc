package org.glassmaster.backend.file.internal.cue;

import java.util.Locale;

/** A line of a sheet: a command, and what follows it. The line is walked, never copied. */
final class CueLine {
  private final String sheet;
  private int at;
  private int end;

  /** The next of each that ends a line; most sheets know only one of them. */
  private int feed = -1;

  private int carriageReturn = -1;

  CueLine(String sheet) {
    this.sheet = sheet;
  }

  /** Goes to the line that starts there, and says where the next one starts. */
  int move(int start) {
    feed = feed < start ? next('\n', start) : feed;
    carriageReturn = carriageReturn < start ? next('\r', start) : carriageReturn;
    int stop = Math.min(feed, carriageReturn);
    at = start;
    end = stop;
    while (end > at && isBlank(sheet.charAt(end - 1))) {
      end--;
    }
    skipBlanks();
    if (stop + 1 < sheet.length() && sheet.charAt(stop) == '\r' && sheet.charAt(stop + 1) == '\n') {
      return stop + 2;
    }
    return stop + 1;
  }

  private int next(char c, int from) {
    int found = sheet.indexOf(c, from);
    return found < 0 ? sheet.length() : found;
  }

  /** Whether nothing is left. */
  boolean isEmpty() {
    return at == end;
  }

  /** The next word, in capitals. */
  String keyword() {
    return word().toUpperCase(Locale.ROOT);
  }

  /** The next word; a text between quotes counts as one. Empty where nothing is left. */
  String word() {
    if (at < end && sheet.charAt(at) == '"') {
      int close = sheet.indexOf('"', at + 1);
      if (close > 0 && close < end) {
        String word = sheet.substring(at + 1, close);
        at = close + 1;
        skipBlanks();
        return word;
      }
    }
    int start = at;
    while (at < end && !isBlank(sheet.charAt(at))) {
      at++;
    }
    String word = sheet.substring(start, at);
    skipBlanks();
    return word;
  }

  /** Everything that is left, with its quotes. */
  String rest() {
    return sheet.substring(at, end);
  }

  private void skipBlanks() {
    while (at < end && isBlank(sheet.charAt(at))) {
      at++;
    }
  }

  /** Some sheets were filled up with zeros, some indented with no-break spaces. */
  private static boolean isBlank(char c) {
    return c <= ' ' || (c >= '\u00A0' && (c == '\u00A0' || c == '\u3000' || c == '\uFEFF'));
  }
}
