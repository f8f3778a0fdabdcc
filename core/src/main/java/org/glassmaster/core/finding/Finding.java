package org.glassmaster.core.finding;

import java.util.Optional;

/**
 * One thing that validation or planning noticed. The code is stable: users allow findings by it,
 * documents list it.
 *
 * @param code such as {@code DISC-007} or {@code CUE-017}
 * @param where the place in the user's own terms: {@code track 2}, {@code album.cue:12}
 */
public record Finding(
    Severity severity,
    String code,
    Optional<String> where,
    String message,
    Optional<Advice> advice) {

  /** A finding that says where and what to do. */
  public static Finding of(
      Severity severity, String code, String where, String message, String advice) {
    return new Finding(severity, code, Optional.of(where), message, Optional.of(Advice.of(advice)));
  }

  /** The same finding, graded anew for another purpose. */
  public Finding withSeverity(Severity graded) {
    return new Finding(graded, code, where, message, advice);
  }

  /** {@code where: message}. */
  @Override
  public String toString() {
    return where.map(place -> place + ": " + message).orElse(message);
  }
}
