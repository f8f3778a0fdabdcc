package org.glassmaster.backend.file.internal.finding;

import org.glassmaster.core.finding.Finding;
import org.glassmaster.core.finding.Severity;

/**
 * An entry of a catalogue.
 *
 * @param code the stable code, such as {@code CUE-007}
 * @param severity how much it matters to a conversion
 * @param advice what to do about it
 */
public record FindingKind(String code, Severity severity, String advice) {
  /** An entry that is worth knowing. */
  public static FindingKind note(String code, String advice) {
    return new FindingKind(code, Severity.NOTE, advice);
  }

  /** An entry that the work goes on in spite of. */
  public static FindingKind warning(String code, String advice) {
    return new FindingKind(code, Severity.WARNING, advice);
  }

  /** An entry that the work stops at, unless its code is allowed. */
  public static FindingKind error(String code, String advice) {
    return new FindingKind(code, Severity.ERROR, advice);
  }

  /** It was found there. */
  public Finding at(String where, String message) {
    return Finding.of(severity, code, where, message, advice);
  }
}
