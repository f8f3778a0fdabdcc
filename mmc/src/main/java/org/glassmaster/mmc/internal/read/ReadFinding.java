package org.glassmaster.mmc.internal.read;

import java.util.Optional;
import org.glassmaster.core.finding.Advice;
import org.glassmaster.core.finding.Finding;
import org.glassmaster.core.finding.Severity;

/** What reading a disc in a drive notices, each with its stable code. */
enum ReadFinding {
  TOC_IMPOSSIBLE("READ-101", Severity.WARNING, "what was possible was taken; try another drive"),
  TOC_BCD("READ-102", Severity.NOTE, "the drive answers in BCD, which was put right"),
  TOC_TABLES_DISAGREE("READ-103", Severity.WARNING, "the full table of contents was believed"),
  TOC_SHORT("READ-104", Severity.WARNING, "sessions were told apart by their usual distances"),
  SESSION_GAP(
      "READ-105", Severity.WARNING, "a copy will have the session where the standard puts it"),
  NO_SUBCHANNEL("READ-106", Severity.WARNING, "try another drive, or read the TOC alone"),
  SUBCHANNEL_SHIFTED("READ-107", Severity.NOTE, "the shift was taken off"),
  INDEX_UNCERTAIN("READ-108", Severity.WARNING, "clean the disc and read it again"),
  INDEX_DISAGREES("READ-109", Severity.WARNING, "the table of contents was believed"),
  FLAGS_DISAGREE(
      "READ-110", Severity.WARNING, "the sub-channel was believed, as players believe it"),
  CODE_DISAGREES("READ-111", Severity.WARNING, "what most frames of the sub-channel say was kept"),
  MODE_UNKNOWN("READ-112", Severity.WARNING, "the track was taken for mode 1"),
  FIRST_PAUSE_UNREAD("READ-114", Severity.NOTE, "it was taken for silence, as it nearly always is"),
  PADDED("READ-115", Severity.ERROR, "clean the disc, or read it in another drive"),
  DAMAGED_AUDIO("READ-116", Severity.ERROR, "clean the disc, or read it in another drive"),
  SESSION_OPEN("READ-117", Severity.NOTE, "what is in the open session is not read"),
  PACKS_DAMAGED("READ-119", Severity.WARNING, "clean the disc, or read it in another drive"),
  RUN_OUT(
      "READ-120",
      Severity.NOTE,
      "tracks that were recorded one by one end so; zero data was put in their place"),
  HIDDEN_UNREAD("READ-118", Severity.WARNING, "it was taken for silence; try another drive");

  private final String code;
  private final Severity severity;
  private final String advice;

  ReadFinding(String code, Severity severity, String advice) {
    this.code = code;
    this.severity = severity;
    this.advice = advice;
  }

  String code() {
    return code;
  }

  Finding at(String where, String message) {
    return new Finding(severity, code, Optional.of(where), message, Optional.of(Advice.of(advice)));
  }
}
