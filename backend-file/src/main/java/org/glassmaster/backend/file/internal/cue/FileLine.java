package org.glassmaster.backend.file.internal.cue;

import java.util.Locale;
import org.glassmaster.backend.file.internal.cue.CueSheet.FileType;

/** What follows FILE or CDTEXTFILE: a name, as a rule between quotes, and a type. */
record FileLine(String name, FileType type, String typeWord, boolean quotesMissing) {

  /** Names hold quotes and blanks themselves: the first and the last quote of the line count. */
  static FileLine of(String rest) {
    if (rest.startsWith("\"")) {
      int close = rest.lastIndexOf('"');
      if (close > 0) {
        String word = rest.substring(close + 1).strip();
        return new FileLine(rest.substring(1, close), type(word), word, false);
      }
      return unquoted(rest.substring(1), true);
    }
    return unquoted(rest, false);
  }

  private static FileLine unquoted(String rest, boolean oneQuote) {
    int blank = Math.max(rest.lastIndexOf(' '), rest.lastIndexOf('\t'));
    String last = rest.substring(blank + 1);
    if (blank < 0 || type(last) == FileType.UNKNOWN) {
      return new FileLine(rest, FileType.UNKNOWN, "", oneQuote || rest.indexOf(' ') >= 0);
    }
    String name = rest.substring(0, blank).strip();
    int quote = name.indexOf('"');
    if (!oneQuote && quote > 0 && quote == name.length() - 1) {
      return new FileLine(name.substring(0, quote), type(last), last, true);
    }
    return new FileLine(name, type(last), last, oneQuote || name.indexOf(' ') >= 0);
  }

  private static FileType type(String word) {
    return switch (word.toUpperCase(Locale.ROOT)) {
      case "BINARY" -> FileType.BINARY;
      case "MOTOROLA" -> FileType.MOTOROLA;
      case "WAVE", "WAV", "AIFF", "AIF", "MP3", "FLAC", "OGG", "AU", "APE", "WV", "WAVPACK" ->
          FileType.SOUND;
      default -> FileType.UNKNOWN;
    };
  }
}
