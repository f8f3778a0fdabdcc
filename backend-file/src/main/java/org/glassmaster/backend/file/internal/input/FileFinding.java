package org.glassmaster.backend.file.internal.input;

import static org.glassmaster.backend.file.internal.finding.FindingKind.note;
import static org.glassmaster.backend.file.internal.finding.FindingKind.warning;

import org.glassmaster.backend.file.internal.finding.FindingKind;

/** What may be odd about the way in which a sheet names its files. */
final class FileFinding {
  static final FindingKind OTHER_CASE = warning("FILE-001", "write the name as the file has it");
  static final FindingKind OTHER_FOLDER = warning("FILE-002", "write the name without its folder");
  static final FindingKind OTHER_SUFFIX =
      warning("FILE-003", "write the name of the file that is there");
  static final FindingKind BACKSLASH =
      note("FILE-004", "separate folders by a slash, which works everywhere");

  private FileFinding() {}
}
