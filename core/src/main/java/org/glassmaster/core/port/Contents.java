package org.glassmaster.core.port;

import java.util.List;
import java.util.Set;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.fidelity.Attribute;
import org.glassmaster.core.finding.Finding;

/**
 * What a reader found.
 *
 * @param name what people know it by, as a rule the path of a sheet or the location of a drive
 * @param format {@code cue}, {@code rawdao}, {@code cd} …, with the dialect where one was
 *     recognised: {@code cue (eac)}
 * @param disc the disc
 * @param leadIn first sector of the lead-in, as recorded or as it would be made
 * @param findings what was noticed on the way, graded for conversion
 * @param unseen what this reader cannot look for: that the disc does not have it says nothing
 */
public record Contents(
    String name,
    String format,
    Disc disc,
    int leadIn,
    List<Finding> findings,
    Set<Attribute> unseen) {
  /** Takes copies of what could change. */
  public Contents {
    findings = List.copyOf(findings);
    unseen = Set.copyOf(unseen);
  }

  /**
   * What a reader found that sees everything its format can hold.
   *
   * @param name what to call it
   * @param format what holds it, such as {@code cue}
   * @param disc the disc
   * @param leadIn the first sector of the lead-in
   * @param findings what was noticed
   */
  public Contents(String name, String format, Disc disc, int leadIn, List<Finding> findings) {
    this(name, format, disc, leadIn, findings, Set.of());
  }

  /**
   * {@return the same with another disc}
   *
   * @param other the disc instead
   */
  public Contents withDisc(Disc other) {
    return new Contents(name, format, other, leadIn, findings, unseen);
  }
}
