package org.glassmaster.backend.file.internal.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.glassmaster.core.fault.ContentException;
import org.glassmaster.core.finding.Advice;
import org.glassmaster.core.finding.Finding;
import org.glassmaster.core.finding.Severity;

/**
 * The findings about one image, in the order in which they were made. A hostile sheet can give
 * cause for millions; what is past the limit is counted and not kept, except for the first of the
 * gravest, which may say why a sheet is refused; the severity of the others is never lost either.
 */
public final class Findings {
  private static final int LIMIT = 200;

  private final List<Finding> list = new ArrayList<>();
  private int dropped;
  private Severity gravestDropped = Severity.NOTE;
  private Optional<Finding> beyond = Optional.empty();

  /** Adds one. */
  public void add(FindingKind kind, String where, String message) {
    add(kind.at(where, message));
  }

  /** Adds one. */
  public void add(Finding finding) {
    if (list.size() < LIMIT) {
      list.add(finding);
    } else if (beyond.isEmpty()) {
      beyond = Optional.of(finding);
    } else if (finding.severity().compareTo(beyond.get().severity()) > 0) {
      drop(beyond.get());
      beyond = Optional.of(finding);
    } else {
      drop(finding);
    }
  }

  private void drop(Finding finding) {
    dropped++;
    if (finding.severity().compareTo(gravestDropped) > 0) {
      gravestDropped = finding.severity();
    }
  }

  /** Whether nothing was found that has to be consented to. */
  public boolean hasErrors() {
    return Stream.concat(list.stream(), beyond.stream())
        .anyMatch(finding -> finding.severity() == Severity.ERROR);
  }

  /**
   * The fault of an image that describes no disc, with the errors that say why.
   *
   * @param path what the user knows the image by
   */
  public ContentException refusal(String code, String message, String path) {
    List<Finding> errors =
        list().stream().filter(finding -> finding.severity() == Severity.ERROR).toList();
    Optional<Finding> first = errors.stream().findFirst();
    ContentException fault =
        new ContentException(
            code, message + first.map(finding -> "; " + finding).orElse(""), errors);
    return first.isPresent() ? fault : fault.at(path).advise("name a sheet");
  }

  /** Everything that was kept, and a word about what was not. */
  public List<Finding> list() {
    List<Finding> all = new ArrayList<>(list);
    beyond.ifPresent(all::add);
    if (dropped > 0) {
      all.add(
          new Finding(
              gravestDropped,
              "FILE-009",
              Optional.empty(),
              "and " + dropped + " findings more",
              Optional.of(Advice.of("mend those above first"))));
    }
    return List.copyOf(all);
  }
}
