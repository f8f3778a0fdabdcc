package org.glassmaster.backend.file.internal.toc;

import static org.glassmaster.backend.file.internal.finding.FindingKind.error;
import static org.glassmaster.backend.file.internal.finding.FindingKind.note;
import static org.glassmaster.backend.file.internal.finding.FindingKind.warning;

import org.glassmaster.backend.file.internal.finding.FindingKind;

/** Everything that may be odd about a TOC file. The codes are for ever. */
final class TocFinding {
  static final FindingKind ENCODING_GUESSED = warning("TOC-001", "save the file as UTF-8");
  static final FindingKind CHARACTERS_LOST = warning("TOC-002", "save the file as UTF-8");
  static final FindingKind UNKNOWN_WORD =
      error("TOC-003", "correct the word, or put // before it; with --allow TOC-003 it is skipped");
  static final FindingKind MISPLACED = warning("TOC-004", "move the statement to where it belongs");
  static final FindingKind UNEXPECTED =
      error("TOC-005", "write the statement as the cdrdao manual has it");
  static final FindingKind BAD_STRING = error("TOC-006", "close the string with a quote");
  static final FindingKind BAD_NUMBER =
      error("TOC-007", "write a number in the range that is named");
  static final FindingKind BAD_TIME =
      error("TOC-008", "write MM:SS:FF, seconds up to 59 and frames up to 74");
  static final FindingKind BAD_ISRC =
      error(
          "TOC-009",
          "write two letters, three letters or digits and seven digits; with --allow TOC-009 the"
              + " track has none");
  static final FindingKind BAD_CATALOG =
      error("TOC-010", "write thirteen digits; with --allow TOC-010 the disc has none");
  static final FindingKind REPEATED = error("TOC-011", "say it once");
  static final FindingKind INDEX_ORDER =
      error("TOC-012", "indexes ascend, from after index 1 to before the end of the track");
  static final FindingKind START =
      error("TOC-013", "end the pregap before the track ends; with --allow TOC-013 it has none");
  static final FindingKind NO_CONTENT = error("TOC-014", "give the track a FILE or DATAFILE");
  static final FindingKind NOT_A_FILE =
      error("TOC-015", "record it into a file first, and name that");
  static final FindingKind WRONG_STATEMENT =
      error("TOC-016", "FILE and SILENCE are for audio, DATAFILE and ZERO for everything else");
  static final FindingKind TOO_MUCH = error("TOC-017", "a disc has 99 tracks of 99 indexes");
  static final FindingKind TOO_LONG = error("TOC-018", "a disc ends before its 90th minute");
  static final FindingKind CUT =
      error("TOC-019", "fetch the file again; with --allow TOC-019 zeros fill it");
  static final FindingKind PADDED = warning("TOC-020", "cut the files at whole sectors");
  static final FindingKind OTHER_MODE = warning("TOC-021", "write the mode that the sectors have");
  static final FindingKind BYTE_ORDER = warning("TOC-022", "add SWAP, or take it away, and listen");
  static final FindingKind HEADER =
      warning("TOC-023", "cdrdao knows sound files by their names only: rename it");
  static final FindingKind TEXT_ITEM =
      warning("TOC-024", "write the CD-TEXT item as the cdrdao manual has it");
  static final FindingKind LANGUAGE = warning("TOC-025", "name each language in the LANGUAGE_MAP");
  static final FindingKind TEXT_MIXED =
      warning("TOC-026", "write octal escapes or characters, not both in one string");
  static final FindingKind BINARY_CUT = note("TOC-027", "packs have twelve bytes");
  static final FindingKind SESSIONS =
      error("TOC-028", "write it as .cue or .ccd, which hold them all");

  private TocFinding() {}
}
