package org.glassmaster.core.image.golden;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.glassmaster.core.layout.Area;

/** How often and where a recording and our rendering differ. */
final class Differences {
  /** A kind of difference. */
  record Kind(Area area, Field field) implements Comparable<Kind> {
    @Override
    public int compareTo(Kind other) {
      int byArea = area.compareTo(other.area);
      return byArea != 0 ? byArea : field.compareTo(other.field);
    }
  }

  private final Map<Kind, Integer> counts = new TreeMap<>();
  private final Map<Kind, String> examples = new TreeMap<>();

  void add(Area area, Field field, int lba, String recorded, String rendered) {
    Kind kind = new Kind(area, field);
    counts.merge(kind, 1, Integer::sum);
    examples.putIfAbsent(kind, "LBA " + lba + ": recorded " + recorded + ", rendered " + rendered);
  }

  /** Sectors that differ, for each kind. */
  Map<Kind, Integer> counts() {
    return Map.copyOf(counts);
  }

  /** Every kind with its first example. */
  @Override
  public String toString() {
    return counts.entrySet().stream()
        .map(
            entry ->
                entry.getKey()
                    + " in "
                    + entry.getValue()
                    + " sectors, first "
                    + examples.get(entry.getKey()))
        .collect(Collectors.joining("\n"));
  }
}
