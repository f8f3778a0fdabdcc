package org.glassmaster.mmc.internal.read;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Counts what frames say, so that the majority decides. */
final class Tally<T> {
  private static final int MOST_CANDIDATES = 256;

  private final Map<T, Integer> counts = new LinkedHashMap<>();

  void add(T value) {
    if (counts.size() < MOST_CANDIDATES || counts.containsKey(value)) {
      counts.merge(value, 1, Integer::sum);
    }
  }

  /** What most say; of equals the first. */
  Optional<T> winner() {
    T best = null;
    int most = 0;
    for (Map.Entry<T, Integer> entry : counts.entrySet()) {
      if (entry.getValue() > most) {
        most = entry.getValue();
        best = entry.getKey();
      }
    }
    return Optional.ofNullable(best);
  }

  /** How many say so. */
  int of(T value) {
    return counts.getOrDefault(value, 0);
  }
}
