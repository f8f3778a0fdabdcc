package org.glassmaster.core.image.golden;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.glassmaster.core.Vectors;
import org.glassmaster.core.layout.Area;

/** The list of differences that are right as they are, each with its exact count and the reason. */
final class AcceptedDifferences {
  /**
   * A line of the list.
   *
   * @param count sectors that differ, no more and no fewer
   * @param reason why, with the clause
   */
  record Line(String recording, Differences.Kind kind, int count, String reason) {}

  private AcceptedDifferences() {}

  static List<Line> all() {
    return Vectors.rows("golden/accepted-differences.tsv").stream()
        .map(AcceptedDifferences::line)
        .toList();
  }

  /** What is accepted of one recording. */
  static Map<Differences.Kind, Integer> of(String recording) {
    Map<Differences.Kind, Integer> counts = new HashMap<>();
    for (Line line : all()) {
      if (line.recording.equals(recording) && counts.put(line.kind, line.count) != null) {
        throw new IllegalStateException("twice on the list: " + line);
      }
    }
    return counts;
  }

  private static Line line(String[] fields) {
    Area area = Area.valueOf(fields[1].toUpperCase(Locale.ROOT).replace('-', '_'));
    return new Line(
        fields[0],
        new Differences.Kind(area, Field.labelled(fields[2])),
        Integer.parseInt(fields[3]),
        fields[4]);
  }
}
