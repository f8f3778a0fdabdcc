package org.glassmaster.cli.internal.author;

import java.util.Optional;
import org.glassmaster.core.finding.Advice;
import org.glassmaster.core.finding.Finding;
import org.glassmaster.core.finding.Severity;

/** What may be odd about sound files that are to become a disc. The codes are for ever. */
enum AuthorRule {
  NUMBERS_UNUSABLE(
      "AUTHOR-001",
      Severity.WARNING,
      "number the files in their tags, or list them in the order that you want"),
  SAME_SOUND("AUTHOR-002", Severity.WARNING, "leave one of them out, unless it is meant so"),
  HOLDS_A_DISC(
      "AUTHOR-003",
      Severity.WARNING,
      "it becomes one track; `metaflac --export-cuesheet-to=ALBUM.cue FILE` gives a sheet of all"),
  ALBUMS_DIFFER("AUTHOR-004", Severity.WARNING, "give the disc its title in the sheet by hand"),
  NUMBERS_DIFFER("AUTHOR-005", Severity.WARNING, "write the right one into the sheet by hand"),
  CODE_MALFORMED("AUTHOR-006", Severity.WARNING, "correct the tag; it is left out"),
  TOO_LONG(
      "AUTHOR-007",
      Severity.ERROR,
      "leave out tracks, make two discs, or say how much the medium holds with --capacity"),
  NOT_SOUND("AUTHOR-008", Severity.NOTE, "convert what you miss among them to WAVE or FLAC"),
  ONLY_FOR_FEW(
      "AUTHOR-009",
      Severity.NOTE,
      "decode them for other programs, for example: flac -d FILE; this one reads them as they are"),
  SAME_CODE("AUTHOR-010", Severity.WARNING, "each recording has a code of its own: correct one"),
  TOO_MANY("AUTHOR-011", Severity.ERROR, "a disc has 99 tracks at most: leave some out"),
  NO_TITLE("AUTHOR-012", Severity.NOTE, "give these files titles in their tags"),
  FOLDERS_LEFT("AUTHOR-013", Severity.NOTE, "name them too if their files belong to the disc");

  private final String code;
  private final Severity severity;
  private final String advice;

  AuthorRule(String code, Severity severity, String advice) {
    this.code = code;
    this.severity = severity;
    this.advice = advice;
  }

  /** Its finding at a place. */
  Finding at(String where, String message) {
    return new Finding(severity, code, Optional.of(where), message, Optional.of(Advice.of(advice)));
  }
}
