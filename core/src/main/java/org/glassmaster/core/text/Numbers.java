package org.glassmaster.core.text;

import java.util.List;

/** Numbers in a sentence, not too many of them. */
final class Numbers {
  private static final int SHOWN = 12;

  private Numbers() {}

  /** {@code 1, 2, 5–9 and 3 more}: ascending numbers, runs of them as ranges. */
  static String listed(List<Integer> numbers) {
    StringBuilder text = new StringBuilder();
    int shown = 0;
    int i = 0;
    while (i < numbers.size() && shown < SHOWN) {
      int end = i;
      while (end + 1 < numbers.size() && numbers.get(end + 1) == numbers.get(end) + 1) {
        end++;
      }
      text.append(text.isEmpty() ? "" : ", ").append(numbers.get(i));
      if (end > i) {
        text.append('–').append(numbers.get(end));
      }
      shown++;
      i = end + 1;
    }
    int more = numbers.size() - i;
    return more > 0 ? text + " and " + more + " more" : text.toString();
  }
}
