package org.glassmaster.core.disc;

import java.util.Optional;
import org.glassmaster.core.finding.Advice;
import org.glassmaster.core.finding.Finding;
import org.glassmaster.core.finding.Severity;

/**
 * The rules a disc is held to, each with its stable code and with how much it matters for each
 * purpose.
 */
public enum DiscRule {
  NO_TRACKS("DISC-001", Severity.ERROR, Severity.ERROR, Severity.ERROR, "add a track"),
  NUMBERS_NOT_CONSECUTIVE(
      "DISC-002",
      Severity.ERROR,
      Severity.ERROR,
      Severity.WARNING,
      "number the tracks one after another"),
  TOO_LONG(
      "DISC-003",
      Severity.ERROR,
      Severity.ERROR,
      Severity.ERROR,
      "leave out tracks, or make two discs"),
  TRACK_TOO_SHORT(
      "DISC-004",
      Severity.ERROR,
      Severity.ERROR,
      Severity.WARNING,
      "join it to a neighbour, or let silence follow"),
  FIRST_PAUSE_TOO_SHORT(
      "DISC-005",
      Severity.ERROR,
      Severity.ERROR,
      Severity.ERROR,
      "a session starts with a pause of 150 sectors"),
  INDEX_OUTSIDE(
      "DISC-006", Severity.ERROR, Severity.ERROR, Severity.ERROR, "move the index into its track"),
  NO_CONTENT(
      "DISC-007",
      Severity.ERROR,
      Severity.ERROR,
      Severity.ERROR,
      "give the track something after index 1"),
  MCN_CHECK_DIGIT(
      "DISC-008",
      Severity.ERROR,
      Severity.WARNING,
      Severity.NOTE,
      "compare the number with the one on the case"),
  MCN_ZERO(
      "DISC-009",
      Severity.WARNING,
      Severity.NOTE,
      Severity.NOTE,
      "thirteen zeros mean that there is no number"),
  ISRC_ON_DATA(
      "DISC-010",
      Severity.ERROR,
      Severity.WARNING,
      Severity.WARNING,
      "an ISRC belongs to an audio track"),
  AUDIO_FLAG_ON_DATA(
      "DISC-011",
      Severity.ERROR,
      Severity.WARNING,
      Severity.WARNING,
      "data knows no pre-emphasis, channels or SCMS"),
  AUDIO_PADDED(
      "DISC-012",
      Severity.WARNING,
      Severity.WARNING,
      Severity.WARNING,
      "join it to the next file to play on without a gap"),
  HIDDEN_TOO_LONG(
      "DISC-013",
      Severity.ERROR,
      Severity.ERROR,
      Severity.ERROR,
      "shorten the audio before track 1"),
  AUDIO_TO_DATA_GAP(
      "DISC-014",
      Severity.WARNING,
      Severity.WARNING,
      Severity.NOTE,
      "data after audio wants a pregap of three seconds"),
  DATA_TO_AUDIO_GAP(
      "DISC-015",
      Severity.WARNING,
      Severity.WARNING,
      Severity.NOTE,
      "audio after data wants a pause of two seconds"),
  FORM_UNSUITABLE(
      "DISC-016",
      Severity.ERROR,
      Severity.ERROR,
      Severity.ERROR,
      "name the mode that the bytes are in"),
  DATA_CUT(
      "DISC-017", Severity.ERROR, Severity.ERROR, Severity.ERROR, "data comes in whole sectors"),
  SOURCE_TOO_SHORT(
      "DISC-018",
      Severity.ERROR,
      Severity.ERROR,
      Severity.ERROR,
      "the file is not the one the sheet was made for"),
  TEXT_FOR_NO_TRACK(
      "DISC-019",
      Severity.WARNING,
      Severity.WARNING,
      Severity.NOTE,
      "CD-TEXT names a track that is not there"),
  ISRC_MALFORMED(
      "DISC-020",
      Severity.ERROR,
      Severity.ERROR,
      Severity.WARNING,
      "write it CC-XXX-YY-NNNNN: two letters, three letters or digits, seven digits"),
  MCN_MALFORMED(
      "DISC-021", Severity.ERROR, Severity.ERROR, Severity.WARNING, "write thirteen digits"),
  TRACK_UNBUILDABLE(
      "DISC-022", Severity.ERROR, Severity.ERROR, Severity.ERROR, "mend the numbers of this track");

  private final String code;
  private final Severity authoring;
  private final Severity burning;
  private final Severity converting;
  private final String advice;

  DiscRule(String code, Severity authoring, Severity burning, Severity converting, String advice) {
    this.code = code;
    this.authoring = authoring;
    this.burning = burning;
    this.converting = converting;
    this.advice = advice;
  }

  /** The stable code, such as {@code DISC-004}. */
  public String code() {
    return code;
  }

  /** How much breaking this rule matters. */
  public Severity severity(Purpose purpose) {
    return switch (purpose) {
      case AUTHORING -> authoring;
      case BURNING -> burning;
      case CONVERTING -> converting;
    };
  }

  /** What to do when it is broken. */
  public String advice() {
    return advice;
  }

  Finding broken(Purpose purpose, String where, String message) {
    return new Finding(
        severity(purpose), code, Optional.of(where), message, Optional.of(Advice.of(advice)));
  }
}
