package org.glassmaster.backend.file.internal.cue;

import static org.glassmaster.backend.file.internal.finding.FindingKind.error;
import static org.glassmaster.backend.file.internal.finding.FindingKind.note;
import static org.glassmaster.backend.file.internal.finding.FindingKind.warning;

import org.glassmaster.backend.file.internal.finding.FindingKind;

/** Everything that may be odd about a CUE sheet. The codes are for ever. */
final class CueFinding {
  static final FindingKind ENCODING_GUESSED = warning("CUE-001", "save the sheet as UTF-8");
  static final FindingKind CHARACTERS_LOST = warning("CUE-002", "save the sheet as UTF-8");
  static final FindingKind UNKNOWN_COMMAND =
      warning("CUE-003", "correct the word, or put REM before it");
  static final FindingKind MISPLACED = warning("CUE-004", "move the line to where it belongs");
  static final FindingKind QUOTES = note("CUE-005", "put the text between double quotes");
  static final FindingKind BAD_NUMBER = error("CUE-006", "write a number from 00 to 99");
  static final FindingKind BAD_TIME =
      error("CUE-007", "write MM:SS:FF, seconds up to 59 and frames up to 74");
  static final FindingKind INDEX_ORDER =
      error("CUE-008", "indexes ascend by one, and so do their times");
  static final FindingKind NO_INDEX_1 = error("CUE-009", "give the track an INDEX 01");
  static final FindingKind TRACK_TYPE =
      error("CUE-010", "name a type such as AUDIO, MODE1/2352, MODE2/2352");
  static final FindingKind TRACK_NUMBER =
      error("CUE-011", "number the tracks upwards, from 01 to 99");
  static final FindingKind BAD_ISRC =
      error(
          "CUE-012",
          "write two letters, three letters or digits and seven digits; with --allow CUE-012 the"
              + " track has none");
  static final FindingKind BAD_CATALOG =
      error("CUE-013", "write thirteen digits; with --allow CUE-013 the disc has none");
  static final FindingKind CATALOG_OF_12 = warning("CUE-014", "write the leading zero");
  static final FindingKind UNKNOWN_FLAG = warning("CUE-015", "use DCP, 4CH, PRE or SCMS");
  static final FindingKind FILE_TYPE = warning("CUE-016", "write the type that the file has");
  static final FindingKind FIRST_PREGAP =
      warning("CUE-017", "leave it out where the two seconds are meant");
  static final FindingKind REPEATED = error("CUE-018", "say it once");
  static final FindingKind BEFORE_FIRST_INDEX =
      warning("CUE-019", "give the track an INDEX 00 there");
  static final FindingKind CD_TEXT_FILE =
      error("CUE-020", "with --allow CUE-020 the commands of the sheet count");
  static final FindingKind TEXT_IGNORED =
      note("CUE-021", "the CD-TEXT file holds more than a sheet can say");
  static final FindingKind DATA_CUT =
      error("CUE-022", "fetch the file again; with --allow CUE-022 zeros fill it");
  static final FindingKind PADDED =
      warning("CUE-023", "cut the files at whole sectors of 588 samples");
  static final FindingKind OTHER_MODE = warning("CUE-024", "write the type that the sectors have");
  static final FindingKind SESSION_GAP = note("CUE-025", "lead-out and lead-in are made anew");
  static final FindingKind TOO_MUCH = error("CUE-026", "a disc has 99 tracks of 99 indexes");
  static final FindingKind LEAD_OUT =
      warning("CUE-027", "the lead-out starts where the last track ends");
  static final FindingKind NO_ISRC = note("CUE-028", "leave the line out");
  static final FindingKind DENSITY_AREA =
      error("CUE-029", "a GD-ROM has no place on a compact disc");
  static final FindingKind TOO_LONG = error("CUE-030", "a disc ends before its 90th minute");
  static final FindingKind NO_FILE = error("CUE-031", "name the FILE before the track");
  static final FindingKind BYTE_ORDER =
      warning("CUE-032", "name the type MOTOROLA, or BINARY, and listen");

  private CueFinding() {}
}
