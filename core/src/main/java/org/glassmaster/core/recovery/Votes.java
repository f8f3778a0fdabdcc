package org.glassmaster.core.recovery;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What most frames say: one damaged frame with a good CRC by chance does not decide. */
final class Votes<T> {
  private static final int MOST_CANDIDATES = 1_000;

  private final Map<T, Integer> counts = new LinkedHashMap<>();

  void add(T value) {
    add(value, 1);
  }

  void add(T value, int times) {
    if (counts.size() < MOST_CANDIDATES || counts.containsKey(value)) {
      counts.merge(value, times, Integer::sum);
    }
  }

  Optional<T> winner() {
    return counts.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
  }
}
