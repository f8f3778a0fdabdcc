package org.glassmaster.backend.file.internal.json;

import java.util.Optional;

/** Goes through a JSON text, value by value. */
final class JsonScanner {
  private static final String ESCAPES = "\"\\/bfnrt";
  private static final String ESCAPED = "\"\\/\b\f\n\r\t";

  private final String text;
  private int at;

  JsonScanner(String text) {
    this.text = text;
  }

  /** Goes past a character, and white space before it, if it is next. */
  boolean take(char wanted) {
    skipBlanks();
    if (at < text.length() && text.charAt(at) == wanted) {
      at++;
      return true;
    }
    return false;
  }

  /** Whether nothing is left. */
  boolean atEnd() {
    skipBlanks();
    return at == text.length();
  }

  /** The string that is next, if one is. */
  Optional<String> string() {
    if (!take('"')) {
      return Optional.empty();
    }
    StringBuilder string = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '"') {
        return Optional.of(string.toString());
      }
      if (c < ' ') {
        return Optional.empty();
      }
      if (c != '\\') {
        string.append(c);
      } else if (!escape(string)) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private boolean escape(StringBuilder string) {
    if (at == text.length()) {
      return false;
    }
    char c = text.charAt(at++);
    if (c == 'u') {
      if (at + 4 > text.length()) {
        return false;
      }
      int unit = 0;
      for (int i = 0; i < 4; i++) {
        int digit = Character.digit(text.charAt(at++), 16);
        if (digit < 0) {
          return false;
        }
        unit = unit << 4 | digit;
      }
      string.append((char) unit);
      return true;
    }
    int which = ESCAPES.indexOf(c);
    if (which < 0) {
      return false;
    }
    string.append(ESCAPED.charAt(which));
    return true;
  }

  /**
   * The number, {@code true}, {@code false} or {@code null} that is next, in its own spelling; of
   * an object or array only the bracket, the rest of it is passed over.
   */
  Optional<String> value() {
    skipBlanks();
    if (at == text.length()) {
      return Optional.empty();
    }
    char first = text.charAt(at);
    if (first == '{' || first == '[') {
      return passOver() ? Optional.of(String.valueOf(first)) : Optional.empty();
    }
    int start = at;
    while (at < text.length() && isWord(text.charAt(at))) {
      at++;
    }
    String word = text.substring(start, at);
    return word.equals("true")
            || word.equals("false")
            || word.equals("null")
            || word.matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?")
        ? Optional.of(word)
        : Optional.empty();
  }

  /** Goes past everything up to the bracket that closes the one that is next. */
  private boolean passOver() {
    int open = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '"') {
        if (string().isEmpty()) {
          return false;
        }
        continue;
      }
      at++;
      if (c == '{' || c == '[') {
        open++;
      } else if ((c == '}' || c == ']') && --open == 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean isWord(char c) {
    return (c >= '0' && c <= '9')
        || (c >= 'a' && c <= 'z')
        || c == 'E'
        || c == '-'
        || c == '+'
        || c == '.';
  }

  private void skipBlanks() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }
}
