package org.glassmaster.core.recovery;

import java.util.List;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.finding.Finding;

/**
 * What came back.
 *
 * @param leadIn first sector of the lead-in, as far as it is recorded
 * @param damagedFrames Q frames whose CRC is wrong; they were left out of account
 */
public record Recovered(Disc disc, int leadIn, int damagedFrames, List<Finding> findings) {
  public Recovered {
    findings = List.copyOf(findings);
  }
}
