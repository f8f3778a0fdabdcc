package org.glassmaster.qa.rules;

/**
 * How far a version is from the one before, counted from the leftmost number that is not zero: from
 * 0.1 to 0.2 is as far as from 1 to 2.
 */
enum Step {
  /** The same, still in the making. */
  NONE,
  MINOR,
  MAJOR;

  /** The step between two versions; a snapshot is of the version it will become. */
  static Step between(String before, String now) {
    int[] from = numbers(before);
    int[] to = numbers(now);
    int leading = 0;
    while (leading < 2 && from[leading] == 0 && to[leading] == 0) {
      leading++;
    }
    for (int i = 0; i < from.length; i++) {
      if (to[i] < from[i]) {
        throw new IllegalArgumentException(now + " comes before " + before);
      }
      if (to[i] > from[i]) {
        return i == leading ? MAJOR : MINOR;
      }
    }
    return NONE;
  }

  /** A patch of 1.0.0 mends and changes nothing; it counts as a minor step that needs no change. */
  boolean allows(Mark mark) {
    return switch (mark) {
      case STABLE -> this == MAJOR;
      case EVOLVING -> this != NONE;
    };
  }

  static String released(String version) {
    return version.replace("-SNAPSHOT", "");
  }

  private static int[] numbers(String version) {
    String[] parts = released(version).split("\\.", -1);
    int[] numbers = new int[3];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Integer.parseInt(parts[i]);
    }
    return numbers;
  }
}
