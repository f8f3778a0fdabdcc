package org.glassmaster.backend.file.internal.iso;

import static org.glassmaster.backend.file.internal.finding.FindingKind.error;
import static org.glassmaster.backend.file.internal.finding.FindingKind.warning;

import org.glassmaster.backend.file.internal.finding.FindingKind;

/** What may be odd about a bare data image. */
final class IsoFinding {
  static final FindingKind NO_VOLUME =
      warning("ISO-001", "check that it is a data image of 2048-byte sectors");
  static final FindingKind CUT =
      error("ISO-002", "fetch the file again; with --allow ISO-002 zeros fill it");
  static final FindingKind SHEET_BESIDE =
      warning("ISO-003", "name the sheet: it knows of tracks and indexes");
  static final FindingKind SUBCHANNEL_IGNORED =
      warning("ISO-004", "a sheet could say what its sub-channel is");

  /** Told while it is written: ISO-005 refuses a disc. */
  static final FindingKind DAMAGED =
      warning("ISO-006", "keep the source, which tells which sectors they are, or read it again");

  private IsoFinding() {}
}
