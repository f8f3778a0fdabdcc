package org.glassmaster.backend.file.internal.rawdao;

import org.glassmaster.backend.file.internal.finding.FindingKind;
import org.glassmaster.core.finding.Severity;

/** What may be odd about raw blocks and their sidecar; RAWDAO-001 is a second session. */
enum RawDaoFinding implements FindingKind {
  NO_SIDECAR("RAWDAO-002", Severity.WARNING, "keep NAME.rawdao.json beside NAME.rawdao"),
  SIDECAR_DAMAGED("RAWDAO-003", Severity.WARNING, "convert the image anew to get a sidecar"),
  MORE_BLOCKS("RAWDAO-004", Severity.WARNING, "what follows is not read"),
  OTHER_DIGEST("RAWDAO-005", Severity.ERROR, "fetch or make the image again");

  private final String code;
  private final Severity severity;
  private final String advice;

  RawDaoFinding(String code, Severity severity, String advice) {
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
