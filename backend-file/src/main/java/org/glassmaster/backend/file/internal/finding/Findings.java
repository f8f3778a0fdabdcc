package org.glassmaster.backend.file.internal.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.glassmaster.core.finding.Advice;
import org.glassmaster.core.finding.Finding;
import org.glassmaster.core.finding.Severity;

/**
 * The findings about one image, in the order in which they were made. A hostile sheet can give
 * cause for millions; what is past the limit is counted and not kept, except that the gravest
 * severity is never lost.
 */
public final class Findings {
  private static final int LIMIT = 200;

  private final List<Finding> list = new ArrayList<>();
  private int dropped;
  private Severity gravestDropped = Severity.NOTE;

  /** Adds one. */
  public void add(FindingKind kind, String where, String message) {
    add(kind.at(where, message));
  }

  /** Adds one. */
  public void add(Finding finding) {
    if (list.size() < LIMIT) {
      list.add(finding);
    } else {
      dropped++;
      if (finding.severity().compareTo(gravestDropped) > 0) {
        gravestDropped = finding.severity();
      }
    }
  }

  /** Whether nothing was found that has to be consented to. */
  public boolean hasErrors() {
    return gravestDropped == Severity.ERROR
        || list.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
  }

  /** Everything that was kept, and a word about what was not. */
  public List<Finding> list() {
    if (dropped == 0) {
      return List.copyOf(list);
    }
    List<Finding> all = new ArrayList<>(list);
    all.add(
        new Finding(
            gravestDropped,
            "FILE-009",
            Optional.empty(),
            "and " + dropped + " findings more",
            Optional.of(Advice.of("mend those above first"))));
    return all;
  }
}
