package org.glassmaster.core.finding;

import java.util.Optional;

/**
 * One thing that validation or planning noticed. The code is stable: users allow findings by it,
 * documents list it.
 *
 * @param severity how much it matters
 * @param code such as {@code DISC-007} or {@code CUE-017}
 * @param where the place in the user's own terms: {@code track 2}, {@code album.cue:12}
 * @param message what is wrong, as a clause
 * @param advice what to do
 */
public record Finding(
    Severity severity,
    String code,
    Optional<String> where,
    String message,
    Optional<Advice> advice) {

  /**
   * {@return a finding that says where and what to do}
   *
   * @param severity how much it matters
   * @param code its stable code
   * @param where the place in the user's own terms
   * @param message what is wrong, as a clause
   * @param advice what to do
   */
  public static Finding of(
      Severity severity, String code, String where, String message, String advice) {
    return new Finding(severity, code, Optional.of(where), message, Optional.of(Advice.of(advice)));
  }

  /**
   * {@return the same finding, graded anew for another purpose}
   *
   * @param graded the severity it has here
   */
  public Finding withSeverity(Severity graded) {
    return new Finding(graded, code, where, message, advice);
  }

  /** {@code where: message}. */
  @Override
  public String toString() {
    return where.map(place -> place + ": " + message).orElse(message);
  }
}
