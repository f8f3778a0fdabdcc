package org.glassmaster.core.text;

import java.util.Optional;
import org.glassmaster.core.finding.Advice;
import org.glassmaster.core.finding.Finding;
import org.glassmaster.core.finding.Severity;

/** All that CD-TEXT has to say, with its stable code, its grade and the next step. */
enum TextFinding {
  // Before writing.
  NOT_IN_CHARACTER_SET(
      1,
      Severity.ERROR,
      "spell it otherwise, give the block another character set, or choose a substitution"),
  SUBSTITUTED(2, Severity.WARNING, "look whether the disc may say it so"),
  LONG_TEXT(3, Severity.WARNING, "shorten it: players show 160 characters at most"),
  BLOCK_TOO_LARGE(
      4, Severity.ERROR, "shorten or leave out texts, messages first; or repeat texts by tab"),
  TRACK_NOT_ON_DISC(5, Severity.ERROR, "take the text away or number the tracks anew"),
  CONTROL_CHARACTER(6, Severity.WARNING, "take it away: players show nothing or stop there"),
  HALF_WIDTH(7, Severity.WARNING, "use full-width characters: some players count in pairs"),
  NOT_ASCII(8, Severity.WARNING, "use ASCII here: players expect nothing else"),
  NO_CHARSET(9, Severity.ERROR, "run on a Java that has the module jdk.charsets"),
  EMPTY_BLOCK(10, Severity.NOTE, "leave the block out"),
  UNKNOWN_CHARACTER_SET(11, Severity.WARNING, "its bytes are kept as they are"),

  // What packs say.
  NO_PACKS(20, Severity.WARNING, "look whether it is a CD-TEXT file at all"),
  BYTES_LEFT_OVER(21, Severity.WARNING, "look whether the file is whole"),
  WRONG_LENGTH_IN_HEADER(22, Severity.WARNING, "look whether the file is whole"),
  BIT_CORRECTED(23, Severity.WARNING, "read the disc again if in doubt"),
  BAD_CRC(24, Severity.WARNING, "read the disc again"),
  UNKNOWN_TYPE(25, Severity.WARNING, "nothing: it is no CD-TEXT of today"),
  SEQUENCE_REPEATS(26, Severity.WARNING, "check the texts: their order is that of the file"),
  TOO_MANY_PACKS(27, Severity.WARNING, "check the texts: a block holds 256 packs"),
  PACKS_MISSING(28, Severity.WARNING, "read the disc again"),
  TEXT_LOST(29, Severity.WARNING, "read the disc again"),
  NO_SIZE_PACKS(30, Severity.WARNING, "check language and characters: they are guesses"),
  SIZES_DISAGREE(31, Severity.WARNING, "check whether all texts are there"),
  BLOCK_MISSING(32, Severity.WARNING, "check whether all languages are there"),
  WRONG_TRACK(33, Severity.WARNING, "check which track the text belongs to"),
  NOT_TERMINATED(34, Severity.NOTE, "check the end of the text"),
  UNEXPECTED_TEXT(35, Severity.WARNING, "nothing: there is no place for it"),
  NOTHING_TO_REPEAT(36, Severity.WARNING, "check the text of this track"),
  MORE_THAN_ASCII(37, Severity.WARNING, "check the accents: it was read as ISO-8859-1"),
  UNDECODABLE(38, Severity.WARNING, "check the text: bytes without a meaning became U+FFFD"),
  WRONG_WIDTH(39, Severity.NOTE, "nothing: it was read by its character set"),
  WRONG_POSITION(40, Severity.NOTE, "nothing: the texts were found without it"),

  // What a sheet says, and what it cannot say.
  NOT_A_LINE(50, Severity.WARNING, "write: key = value"),
  UNKNOWN_KEY(51, Severity.WARNING, "check the spelling of the key"),
  BAD_VALUE(52, Severity.ERROR, "write a value that the key knows"),
  SAID_TWICE(53, Severity.WARNING, "say it once: the last one counts"),
  WRONG_VERSION(54, Severity.WARNING, "check the keys: sheets of version 0.7T are understood"),
  LOOKS_LIKE_UTF_8(55, Severity.WARNING, "save the sheet in the character set it names"),
  IS_UNICODE(56, Severity.NOTE, "nothing: it was read as Unicode"),
  TOO_MUCH(57, Severity.WARNING, "mend the first ones and look again"),
  NOT_A_LINE_OF_TEXT(58, Severity.ERROR, "take line breaks and blanks at the ends away"),
  NOT_ON_A_SHEET(59, Severity.ERROR, "keep the packs in a .cdt file");

  private final String code;
  private final Severity severity;
  private final String advice;

  TextFinding(int number, Severity severity, String advice) {
    this.code = "TEXT-0" + number / 10 + number % 10;
    this.severity = severity;
    this.advice = advice;
  }

  /** The stable code, such as {@code TEXT-001}. */
  String code() {
    return code;
  }

  /** This finding at a place. */
  Finding at(String where, String message) {
    return new Finding(severity, code, Optional.of(where), message, Optional.of(Advice.of(advice)));
  }
}
