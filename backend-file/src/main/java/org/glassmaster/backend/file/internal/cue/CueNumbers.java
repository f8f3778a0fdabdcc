package org.glassmaster.backend.file.internal.cue;

import org.glassmaster.core.address.Geometry;

/** The numbers and times of a sheet. */
final class CueNumbers {
  /** A long way past the end of any disc, and short enough to add up a few of them. */
  static final int MOST_SECTORS = 10_000_000;

  private static final int BAD = -1;

  private CueNumbers() {}

  /** A number of up to four digits, −1 for anything else. */
  static int number(String word) {
    return digits(word, 0, word.length(), 4);
  }

  /**
   * Sectors in {@code MM:SS:FF}, −1 for anything else. Minutes go past 99: sheets of long
   * recordings have them.
   */
  static int time(String word) {
    int first = word.indexOf(':');
    int second = word.indexOf(':', first + 1);
    if (first < 0 || second < 0) {
      return BAD;
    }
    int minutes = digits(word, 0, first, 6);
    int seconds = digits(word, first + 1, second, 2);
    int frames = digits(word, second + 1, word.length(), 2);
    if (minutes < 0
        || seconds < 0
        || seconds > 59
        || frames < 0
        || frames >= Geometry.SECTORS_PER_SECOND) {
      return BAD;
    }
    long sectors =
        (long) minutes * Geometry.SECTORS_PER_MINUTE
            + (long) seconds * Geometry.SECTORS_PER_SECOND
            + frames;
    return sectors > MOST_SECTORS ? BAD : (int) sectors;
  }

  private static int digits(String word, int from, int to, int most) {
    if (to <= from || to - from > most) {
      return BAD;
    }
    int number = 0;
    for (int i = from; i < to; i++) {
      int digit = word.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return BAD;
      }
      number = number * 10 + digit;
    }
    return number;
  }
}
