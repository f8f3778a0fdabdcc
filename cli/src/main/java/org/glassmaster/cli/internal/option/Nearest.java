package org.glassmaster.cli.internal.option;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Finds the word that was probably meant. */
public final class Nearest {
  private Nearest() {}

  /**
   * The candidate with the fewest slips of the finger between it and the word: a letter too many,
   * missing, wrong, or two swapped; or the only one that goes on where the word stops. Empty where
   * even that has a slip for more than a third of its letters.
   */
  public static Optional<String> to(String word, Collection<String> candidates) {
    List<String> longer =
        candidates.stream().filter(candidate -> candidate.startsWith(word)).toList();
    if (longer.size() == 1 && !word.isEmpty()) {
      return Optional.of(longer.getFirst());
    }
    String best = "";
    int fewest = Integer.MAX_VALUE;
    for (String candidate : candidates) {
      int slips = slips(word, candidate);
      if (slips < fewest) {
        fewest = slips;
        best = candidate;
      }
    }
    String letters = best.replace("-", "");
    return fewest <= Math.max(1, letters.length() / 3) ? Optional.of(best) : Optional.empty();
  }

  /** Optimal string alignment distance. */
  private static int slips(String a, String b) {
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] current = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int wrong = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int best = Math.min(Math.min(last[j], current[j - 1]) + 1, last[j - 1] + wrong);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          best = Math.min(best, beforeLast[j - 2] + 1);
        }
        current[j] = best;
      }
      int[] spare = beforeLast;
      beforeLast = last;
      last = current;
      current = spare;
    }
    return last[b.length()];
  }
}
