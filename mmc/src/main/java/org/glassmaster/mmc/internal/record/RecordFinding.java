package org.glassmaster.mmc.internal.record;

import java.util.Locale;
import org.glassmaster.core.finding.Finding;
import org.glassmaster.core.finding.Severity;

/** What may be noticed while a disc is recorded, with its stable code and the next step. */
enum RecordFinding {
  WAY_REFUSED(1, Severity.WARNING, "nothing is to be done: the next way loses nothing more"),
  SHEET_REFUSED(2, Severity.NOTE, "nothing is to be done: the next form says the same"),
  OWN_PARAMETERS(3, Severity.NOTE, "nothing is to be done, unless the disc has faults"),
  SPEED_REFUSED(4, Severity.NOTE, "name another speed if the disc has faults"),
  WAITING(5, Severity.NOTE, "wait: the command under way cannot be taken back"),
  SHORT_LEAD_OUT(6, Severity.WARNING, "try the disc in the players it is meant for"),
  NOT_CLOSED(7, Severity.WARNING, "eject and load the disc, and look whether it can be read"),
  RECOVERED(8, Severity.NOTE, "take a lower speed or other media if it comes often"),
  NO_PROTECTION(9, Severity.NOTE, "take a speed at which data is never late");

  private final int number;
  private final Severity severity;
  private final String advice;

  RecordFinding(int number, Severity severity, String advice) {
    this.number = number;
    this.severity = severity;
    this.advice = advice;
  }

  Finding of(String message) {
    return Finding.of(
        severity, String.format(Locale.ROOT, "BURN-%03d", number), "drive", message, advice);
  }
}
