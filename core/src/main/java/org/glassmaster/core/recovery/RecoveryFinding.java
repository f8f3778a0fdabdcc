package org.glassmaster.core.recovery;

import java.util.Optional;
import org.glassmaster.core.finding.Advice;
import org.glassmaster.core.finding.Finding;
import org.glassmaster.core.finding.Severity;

/** What recovery notices, each with its stable code. */
enum RecoveryFinding {
  DAMAGED_FRAMES("READ-001", Severity.WARNING, "read the disc again, or clean it"),
  NO_STRUCTURE("READ-002", Severity.WARNING, "take a block format that has the sub-channel"),
  ABSOLUTE_TIME(
      "READ-003", Severity.WARNING, "the image may start at another address than it says"),
  TOC_DISAGREES("READ-004", Severity.WARNING, "the sub-channel of the programme was believed"),
  MORE_SESSIONS("READ-005", Severity.ERROR, "take one session at a time"),
  NO_LEAD_OUT(
      "READ-006", Severity.WARNING, "the image ends early, its end was taken for the lead-out");

  private final String code;
  private final Severity severity;
  private final String advice;

  RecoveryFinding(String code, Severity severity, String advice) {
    this.code = code;
    this.severity = severity;
    this.advice = advice;
  }

  Finding at(String where, String message) {
    return new Finding(severity, code, Optional.of(where), message, Optional.of(Advice.of(advice)));
  }
}
