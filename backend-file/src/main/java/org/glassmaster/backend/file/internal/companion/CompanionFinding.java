package org.glassmaster.backend.file.internal.companion;

import static org.glassmaster.backend.file.internal.finding.FindingKind.error;
import static org.glassmaster.backend.file.internal.finding.FindingKind.note;
import static org.glassmaster.backend.file.internal.finding.FindingKind.warning;

import org.glassmaster.backend.file.internal.finding.FindingKind;

/** What may be said of the files beside an image. */
public final class CompanionFinding {
  /** The texts are those of a companion. */
  public static final FindingKind TEXT_FROM_FILE =
      note("COMP-001", "name another with the option cd-text");

  /** A file holds no texts. */
  public static final FindingKind NO_TEXT =
      error("COMP-002", "name a file of packs (.cdt) or Sony's input sheet (.v07t)");

  /** Graphics lie beside the audio. */
  public static final FindingKind GRAPHICS =
      note("COMP-003", "move the .cdg file away to leave them out");

  /** There are fewer or more graphics than audio. */
  public static final FindingKind GRAPHICS_LENGTH =
      note("COMP-004", "where there are none the sub-channel is empty");

  /** The audio begins or goes on inside a sector. */
  public static final FindingKind GRAPHICS_CUT =
      warning("COMP-005", "cut the audio at whole sectors: 588 samples each");

  private CompanionFinding() {}
}
