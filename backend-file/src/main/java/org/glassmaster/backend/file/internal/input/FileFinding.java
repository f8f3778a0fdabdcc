package org.glassmaster.backend.file.internal.input;

import org.glassmaster.backend.file.internal.finding.FindingKind;
import org.glassmaster.core.finding.Severity;

/** What may be odd about the way in which a sheet names its files. */
enum FileFinding implements FindingKind {
  OTHER_CASE("FILE-001", Severity.WARNING, "write the name as the file has it"),
  OTHER_FOLDER("FILE-002", Severity.WARNING, "write the name without its folder"),
  OTHER_SUFFIX("FILE-003", Severity.WARNING, "write the name of the file that is there"),
  BACKSLASH("FILE-004", Severity.NOTE, "separate folders by a slash, which works everywhere");

  private final String code;
  private final Severity severity;
  private final String advice;

  FileFinding(String code, Severity severity, String advice) {
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
