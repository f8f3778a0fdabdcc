package org.glassmaster.backend.file.internal.rawdao;

import static org.glassmaster.backend.file.internal.finding.FindingKind.error;
import static org.glassmaster.backend.file.internal.finding.FindingKind.warning;

import org.glassmaster.backend.file.internal.finding.FindingKind;

/** What may be odd about raw blocks and their sidecar; RAWDAO-001 is a second session. */
final class RawDaoFinding {
  static final FindingKind NO_SIDECAR =
      warning("RAWDAO-002", "keep NAME.rawdao.json beside NAME.rawdao");
  static final FindingKind SIDECAR_DAMAGED =
      warning("RAWDAO-003", "convert the image anew to get a sidecar");
  static final FindingKind MORE_BLOCKS = warning("RAWDAO-004", "what follows is not read");
  static final FindingKind OTHER_DIGEST = error("RAWDAO-005", "fetch or make the image again");
  static final FindingKind SIDECAR_ODD =
      warning("RAWDAO-006", "convert the image anew to get a sidecar");

  private RawDaoFinding() {}
}
