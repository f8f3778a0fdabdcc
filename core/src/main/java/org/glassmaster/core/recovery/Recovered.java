package org.glassmaster.core.recovery;

import java.util.List;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.finding.Finding;

/**
 * What came back.
 *
 * @param disc the disc that was found
 * @param leadIn first sector of the lead-in, as far as it is recorded
 * @param damagedFrames Q frames whose CRC is wrong; they were left out of account
 * @param findings what was noticed
 */
public record Recovered(Disc disc, int leadIn, int damagedFrames, List<Finding> findings) {
  /** Takes copies of what could change. */
  public Recovered {
    findings = List.copyOf(findings);
  }
}
