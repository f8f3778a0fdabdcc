package org.glassmaster.backend.file.internal.iso;

import org.glassmaster.backend.file.internal.finding.FindingKind;
import org.glassmaster.core.finding.Severity;

/** What may be odd about a bare data image. */
enum IsoFinding implements FindingKind {
  NO_VOLUME("ISO-001", Severity.WARNING, "check that it is a data image of 2048-byte sectors"),
  CUT("ISO-002", Severity.ERROR, "fetch the file again; with --allow ISO-002 zeros fill it"),
  SHEET_BESIDE("ISO-003", Severity.WARNING, "name the sheet: it knows of tracks and indexes"),
  SUBCHANNEL_IGNORED("ISO-004", Severity.WARNING, "a sheet could say what its sub-channel is");

  private final String code;
  private final Severity severity;
  private final String advice;

  IsoFinding(String code, Severity severity, String advice) {
    this.code = code;
    this.severity = severity;
    this.advice = advice;
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public Severity severity() {
    return severity;
  }

  @Override
  public String advice() {
    return advice;
  }
}
