package org.glassmaster.core.verify;

import java.lang.foreign.Arena;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.glassmaster.core.fault.CancelledException;
import org.glassmaster.core.finding.Finding;
import org.glassmaster.core.image.DiscSource;
import org.glassmaster.core.port.Contents;
import org.glassmaster.core.port.Job;
import org.glassmaster.core.port.Phase;
import org.glassmaster.core.port.Progress;

/**
 * Whether a disc is sound in itself: every sector can be read, data sectors agree with their EDC,
 * ECC and address, recorded Q frames with their CRC and with the structure, the table of contents
 * with the sub-channel, CD-TEXT packs with their CRC. What is made and not stored cannot be wrong
 * and is not looked at.
 *
 * @param differences the first faults
 * @param differenceCount how many there are in all; what stretches over several sectors is one
 * @param sectors how many sectors were looked at
 */
public record Soundness(List<Difference> differences, long differenceCount, int sectors) {
  /** Findings of readers about packs of CD-TEXT that are damaged or missing. */
  private static final Set<String> DAMAGED_TEXT =
      Set.of("TEXT-023", "TEXT-024", "TEXT-028", "TEXT-029");

  /**
   * Findings of readers of drives about a table of contents that is impossible, or that is not what
   * the sub-channel says.
   */
  private static final Set<String> STRUCTURE = Set.of("READ-101", "READ-109");

  /** Takes copies of what could change. */
  public Soundness {
    differences = List.copyOf(differences);
  }

  /** {@return whether nothing is wrong} */
  public boolean isSound() {
    return differenceCount == 0;
  }

  /**
   * Looks at a whole disc.
   *
   * @param contents what the disc says of itself
   * @param source its sectors
   * @param job whom to tell, and who may cancel
   * @return what was found
   * @throws CancelledException where the work was cancelled
   */
  public static Soundness check(Contents contents, DiscSource source, Job job)
      throws CancelledException {
    job.tell(new Progress.PhaseBegun(Phase.VERIFYING, OptionalInt.empty()));
    Faults faults = new Faults();
    for (Finding finding : contents.findings()) {
      if (DAMAGED_TEXT.contains(finding.code())) {
        faults.at("cd-text", OptionalInt.empty(), "sound packs", finding.message());
      }
      if (STRUCTURE.contains(finding.code())) {
        String where = finding.where().map(place -> "toc of " + place).orElse("toc");
        faults.at(where, OptionalInt.empty(), "what the sub-channel says", finding.message());
      }
    }
    int sectors;
    try (Arena arena = Arena.ofConfined()) {
      sectors = new SectorSoundness(source, faults, job, arena).check();
      new FrameSoundness(source, faults, job, arena).check();
    }
    return new Soundness(faults.differences(), faults.count(), sectors);
  }
}
