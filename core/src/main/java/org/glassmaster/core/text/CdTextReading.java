package org.glassmaster.core.text;

import java.util.List;
import java.util.OptionalInt;
import org.glassmaster.core.finding.Finding;

/**
 * What packs were found to say.
 *
 * @param text the texts
 * @param firstTrack the first track as the size packs have it; empty where none say so
 * @param lastTrack the last track as the size packs have it; empty where none say so
 * @param findings what was noticed
 */
public record CdTextReading(
    CdText text, OptionalInt firstTrack, OptionalInt lastTrack, List<Finding> findings) {
  /** Takes copies of what could change. */
  public CdTextReading {
    findings = List.copyOf(findings);
  }
}
