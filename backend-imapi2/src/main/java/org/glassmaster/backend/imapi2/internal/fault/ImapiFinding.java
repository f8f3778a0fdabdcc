package org.glassmaster.backend.imapi2.internal.fault;

import java.util.Locale;
import org.glassmaster.core.finding.Finding;
import org.glassmaster.core.finding.Severity;

/** What may be noticed on the way through IMAPI2, with its stable code and the next step. */
public enum ImapiFinding {
  ADJUSTED(1, Severity.NOTE, "name one of the drive's own speeds if the disc has faults"),
  WAITING(2, Severity.NOTE, "wait: the drive ends what it is doing"),
  NO_TEST_RUN(3, Severity.WARNING, "take write mode sao for a test run of the drive itself"),
  NO_EVENTS(4, Severity.NOTE, "nothing is to be done: progress is told by what was read"),
  TOC_DIFFERS(5, Severity.WARNING, "look at both tables of contents before the disc is burned"),
  TOC_UNKNOWN(6, Severity.NOTE, "nothing is to be done: there was nothing to compare with"),
  STILL_LOCKED(7, Severity.WARNING, "end this program, which unlocks the drive");

  private final int number;
  private final Severity severity;
  private final String advice;

  ImapiFinding(int number, Severity severity, String advice) {
    this.number = number;
    this.severity = severity;
    this.advice = advice;
  }

  public Finding of(String message) {
    return Finding.of(
        severity, String.format(Locale.ROOT, "IMAPI-%03d", number), "drive", message, advice);
  }
}
