package org.glassmaster.core.text;

import java.util.List;
import org.glassmaster.core.finding.Finding;
import org.glassmaster.core.finding.Severity;

/** CD-TEXT as packs, and all that was noticed on the way there. */
public final class EncodedCdText {
  private final byte[] packs;
  private final CdTextForecast size;
  private final List<Finding> findings;

  EncodedCdText(byte[] packs, CdTextForecast size, List<Finding> findings) {
    this.packs = packs;
    this.size = size;
    this.findings = List.copyOf(findings);
  }

  /**
   * {@return a copy of the packs, eighteen bytes each, of all blocks} Where findings are errors
   * this is what is left: question marks for characters, no block that does not fit.
   */
  public byte[] packs() {
    return packs.clone();
  }

  /** {@return the room each block takes or would take} */
  public CdTextForecast size() {
    return size;
  }

  /** {@return what was noticed, block by block} */
  public List<Finding> findings() {
    return findings;
  }

  /** {@return whether the disc will say all that it was asked to} */
  public boolean isComplete() {
    return findings.stream().noneMatch(finding -> finding.severity() == Severity.ERROR);
  }
}
