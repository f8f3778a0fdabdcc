package org.glassmaster.backend.file.internal.cue;

import org.glassmaster.backend.file.internal.finding.FindingKind;
import org.glassmaster.core.finding.Severity;

/** Everything that may be odd about a CUE sheet. The codes are for ever. */
enum CueFinding implements FindingKind {
  ENCODING_GUESSED("CUE-001", Severity.WARNING, "save the sheet as UTF-8"),
  CHARACTERS_LOST("CUE-002", Severity.WARNING, "save the sheet as UTF-8"),
  UNKNOWN_COMMAND("CUE-003", Severity.WARNING, "correct the word, or put REM before it"),
  MISPLACED("CUE-004", Severity.WARNING, "move the line to where it belongs"),
  QUOTES("CUE-005", Severity.NOTE, "put the text between double quotes"),
  BAD_NUMBER("CUE-006", Severity.ERROR, "write a number from 00 to 99"),
  BAD_TIME("CUE-007", Severity.ERROR, "write MM:SS:FF, seconds up to 59 and frames up to 74"),
  INDEX_ORDER("CUE-008", Severity.ERROR, "indexes ascend by one, and so do their times"),
  NO_INDEX_1("CUE-009", Severity.ERROR, "give the track an INDEX 01"),
  TRACK_TYPE("CUE-010", Severity.ERROR, "name a type such as AUDIO, MODE1/2352, MODE2/2352"),
  TRACK_NUMBER("CUE-011", Severity.ERROR, "number the tracks upwards, from 01 to 99"),
  BAD_ISRC(
      "CUE-012",
      Severity.ERROR,
      "write two letters, three letters or digits and seven digits; with --allow CUE-012 the track"
          + " has none"),
  BAD_CATALOG(
      "CUE-013", Severity.ERROR, "write thirteen digits; with --allow CUE-013 the disc has none"),
  CATALOG_OF_12("CUE-014", Severity.WARNING, "write the leading zero"),
  UNKNOWN_FLAG("CUE-015", Severity.WARNING, "use DCP, 4CH, PRE or SCMS"),
  FILE_TYPE("CUE-016", Severity.WARNING, "write the type that the file has"),
  FIRST_PREGAP("CUE-017", Severity.WARNING, "leave it out where the two seconds are meant"),
  REPEATED("CUE-018", Severity.ERROR, "say it once"),
  BEFORE_FIRST_INDEX("CUE-019", Severity.WARNING, "give the track an INDEX 00 there"),
  CD_TEXT_FILE("CUE-020", Severity.ERROR, "with --allow CUE-020 the commands of the sheet count"),
  TEXT_IGNORED("CUE-021", Severity.NOTE, "the CD-TEXT file holds more than a sheet can say"),
  DATA_CUT("CUE-022", Severity.ERROR, "fetch the file again; with --allow CUE-022 zeros fill it"),
  PADDED("CUE-023", Severity.WARNING, "cut the files at whole sectors of 588 samples"),
  OTHER_MODE("CUE-024", Severity.WARNING, "write the type that the sectors have"),
  SESSION_GAP("CUE-025", Severity.NOTE, "lead-out and lead-in are made anew"),
  TOO_MUCH("CUE-026", Severity.ERROR, "a disc has 99 tracks of 99 indexes"),
  LEAD_OUT("CUE-027", Severity.WARNING, "the lead-out starts where the last track ends"),
  NO_ISRC("CUE-028", Severity.NOTE, "leave the line out"),
  DENSITY_AREA("CUE-029", Severity.ERROR, "a GD-ROM has no place on a compact disc"),
  TOO_LONG("CUE-030", Severity.ERROR, "a disc ends before its 90th minute"),
  NO_FILE("CUE-031", Severity.ERROR, "name the FILE before the track"),
  BYTE_ORDER("CUE-032", Severity.WARNING, "name the type MOTOROLA, or BINARY, and listen");

  private final String code;
  private final Severity severity;
  private final String advice;

  CueFinding(String code, Severity severity, String advice) {
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
