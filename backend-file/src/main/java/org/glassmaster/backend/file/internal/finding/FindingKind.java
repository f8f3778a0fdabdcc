package org.glassmaster.backend.file.internal.finding;

import org.glassmaster.core.finding.Finding;
import org.glassmaster.core.finding.Severity;

/** An entry of a catalogue: a stable code, how much it matters, and what to do about it. */
public interface FindingKind {
  /** The stable code, such as {@code CUE-007}. */
  String code();

  /** How much it matters to a conversion. */
  Severity severity();

  /** What to do about it. */
  String advice();

  /** It was found there. */
  default Finding at(String where, String message) {
    return Finding.of(severity(), code(), where, message, advice());
  }
}
