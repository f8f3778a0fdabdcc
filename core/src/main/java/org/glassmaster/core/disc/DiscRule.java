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
  /** A session without tracks. */
  NO_TRACKS("DISC-001", Severity.ERROR, Severity.ERROR, Severity.ERROR, "add a track"),
  /** Track numbers with a gap, or beyond 99. */
  NUMBERS_NOT_CONSECUTIVE(
      "DISC-002",
      Severity.ERROR,
      Severity.ERROR,
      Severity.WARNING,
      "number the tracks one after another"),
  /** More than a disc can address. */
  TOO_LONG(
      "DISC-003",
      Severity.ERROR,
      Severity.ERROR,
      Severity.ERROR,
      "leave out tracks, or make two discs"),
  /** A track under four seconds. */
  TRACK_TOO_SHORT(
      "DISC-004",
      Severity.ERROR,
      Severity.ERROR,
      Severity.WARNING,
      "join it to a neighbour, or let silence follow"),
  /** A first pause under two seconds. */
  FIRST_PAUSE_TOO_SHORT(
      "DISC-005",
      Severity.ERROR,
      Severity.ERROR,
      Severity.ERROR,
      "a session starts with a pause of 150 sectors"),
  /** An index outside its track. */
  INDEX_OUTSIDE(
      "DISC-006", Severity.ERROR, Severity.ERROR, Severity.ERROR, "move the index into its track"),
  /** A track without content. */
  NO_CONTENT(
      "DISC-007",
      Severity.ERROR,
      Severity.ERROR,
      Severity.ERROR,
      "give the track something after index 1"),
  /** A catalogue number whose check digit is wrong. */
  MCN_CHECK_DIGIT(
      "DISC-008",
      Severity.ERROR,
      Severity.WARNING,
      Severity.NOTE,
      "compare the number with the one on the case"),
  /** A catalogue number of zeros. */
  MCN_ZERO(
      "DISC-009",
      Severity.WARNING,
      Severity.NOTE,
      Severity.NOTE,
      "thirteen zeros mean that there is no number"),
  /** A recording code on a data track. */
  ISRC_ON_DATA(
      "DISC-010",
      Severity.ERROR,
      Severity.WARNING,
      Severity.WARNING,
      "an ISRC belongs to an audio track"),
  /** A flag of audio on a data track. */
  AUDIO_FLAG_ON_DATA(
      "DISC-011",
      Severity.ERROR,
      Severity.WARNING,
      Severity.WARNING,
      "data knows no pre-emphasis, channels or SCMS"),
  /** Audio that ends inside a sector. */
  AUDIO_PADDED(
      "DISC-012",
      Severity.WARNING,
      Severity.WARNING,
      Severity.WARNING,
      "join it to the next file to play on without a gap"),
  /** More before index 1 of the first track than players reach. */
  HIDDEN_TOO_LONG(
      "DISC-013",
      Severity.ERROR,
      Severity.ERROR,
      Severity.ERROR,
      "shorten the audio before track 1"),
  /** Too short a gap from audio to data. */
  AUDIO_TO_DATA_GAP(
      "DISC-014",
      Severity.WARNING,
      Severity.WARNING,
      Severity.NOTE,
      "data after audio wants a pregap of three seconds"),
  /** Too short a gap from data to audio. */
  DATA_TO_AUDIO_GAP(
      "DISC-015",
      Severity.WARNING,
      Severity.WARNING,
      Severity.NOTE,
      "audio after data wants a pause of two seconds"),
  /** A form of sector that the track's mode does not have. */
  FORM_UNSUITABLE(
      "DISC-016",
      Severity.ERROR,
      Severity.ERROR,
      Severity.ERROR,
      "name the mode that the bytes are in"),
  /** Data that ends inside a sector. */
  DATA_CUT(
      "DISC-017", Severity.ERROR, Severity.ERROR, Severity.ERROR, "data comes in whole sectors"),
  /** A source shorter than what is taken of it. */
  SOURCE_TOO_SHORT(
      "DISC-018",
      Severity.ERROR,
      Severity.ERROR,
      Severity.ERROR,
      "the file is not the one the sheet was made for"),
  /** Text for a track that is not there. */
  TEXT_FOR_NO_TRACK(
      "DISC-019",
      Severity.WARNING,
      Severity.WARNING,
      Severity.NOTE,
      "CD-TEXT names a track that is not there"),
  /** A recording code that is none. */
  ISRC_MALFORMED(
      "DISC-020",
      Severity.ERROR,
      Severity.ERROR,
      Severity.WARNING,
      "write it CC-XXX-YY-NNNNN: two letters, three letters or digits, seven digits"),
  /** A catalogue number that is none. */
  MCN_MALFORMED(
      "DISC-021", Severity.ERROR, Severity.ERROR, Severity.WARNING, "write thirteen digits"),
  /** A track whose details contradict each other. */
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

  /** {@return the stable code, such as {@code DISC-004}} */
  public String code() {
    return code;
  }

  /**
   * {@return how much breaking this rule matters}
   *
   * @param purpose what the disc is checked for
   */
  public Severity severity(Purpose purpose) {
    return switch (purpose) {
      case AUTHORING -> authoring;
      case BURNING -> burning;
      case CONVERTING -> converting;
    };
  }

  /** {@return what to do when it is broken} */
  public String advice() {
    return advice;
  }

  Finding broken(Purpose purpose, String where, String message) {
    return new Finding(
        severity(purpose), code, Optional.of(where), message, Optional.of(Advice.of(advice)));
  }
}
