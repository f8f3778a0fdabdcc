package org.glassmaster.backend.file.internal.ccd;

import static org.glassmaster.backend.file.internal.finding.FindingKind.error;
import static org.glassmaster.backend.file.internal.finding.FindingKind.note;
import static org.glassmaster.backend.file.internal.finding.FindingKind.warning;

import org.glassmaster.backend.file.internal.finding.FindingKind;

/** Everything that may be odd about a CloneCD image. The codes are for ever. */
final class CcdFinding {
  static final FindingKind UNKNOWN_LINE = warning("CCD-001", "correct the line, or take it out");
  static final FindingKind BAD_NUMBER =
      error("CCD-002", "write a decimal number, or a hexadecimal one behind 0x");
  static final FindingKind COUNT = warning("CCD-003", "count the sections that are there");
  static final FindingKind ADDRESS =
      warning("CCD-004", "the time was believed: a lead-in holds no LBA");
  static final FindingKind REPEATED = error("CCD-005", "say it once");
  static final FindingKind BAD_CATALOG =
      error("CCD-006", "write thirteen digits; with --allow CCD-006 the disc has none");
  static final FindingKind BAD_ISRC =
      error("CCD-007", "write an ISRC of twelve characters; with --allow CCD-007 there is none");
  static final FindingKind NO_LEAD_OUT =
      warning("CCD-008", "the end of the image was taken for the lead-out");
  static final FindingKind ORDER = error("CCD-009", "tracks and sessions start one after another");
  static final FindingKind INDEX = error("CCD-010", "indexes ascend inside their track");
  static final FindingKind OTHER_MODE = warning("CCD-011", "the sectors were believed");
  static final FindingKind SCRAMBLING = warning("CCD-012", "the sectors were believed");
  static final FindingKind SUB_SHORT =
      warning("CCD-013", "fetch the .sub file again; what it lacks is made from the structure");
  static final FindingKind SUB_USELESS =
      warning("CCD-014", "the sub-channel is made from the structure instead");
  static final FindingKind SUB_DAMAGED = note("CCD-015", "damaged frames go through as they are");
  static final FindingKind SUB_ELSEWHERE =
      warning("CCD-016", "the .sub file may belong to another image");
  static final FindingKind SUB_INDEX = warning("CCD-017", "the sub-channel was believed");
  static final FindingKind SUB_CODE = warning("CCD-018", "the sub-channel was believed");
  static final FindingKind SUB_TOC =
      warning("CCD-019", "the table of contents was believed, as players do");
  static final FindingKind MORE_SECTORS = note("CCD-020", "what follows is not read");
  static final FindingKind CUT =
      error("CCD-021", "fetch the file again; with --allow CCD-021 zeros fill the sector");
  static final FindingKind SESSION_GAP = note("CCD-022", "lead-out and lead-in are made anew");
  static final FindingKind SESSION_MOVED =
      warning("CCD-023", "sessions follow each other at the distance that recorders keep");
  static final FindingKind OTHER_POINTS =
      note("CCD-024", "the lead-in is made anew, without what only recorders look for");
  static final FindingKind TOO_MUCH = error("CCD-025", "a disc has 99 tracks of 99 indexes");
  static final FindingKind CD_TEXT =
      error("CCD-026", "with --allow CCD-026 what could be read of it counts");
  static final FindingKind VERSION = note("CCD-027", "it is read like version 3");
  static final FindingKind SUB_FORM = note("CCD-028", "it is read as it is");

  private CcdFinding() {}
}
