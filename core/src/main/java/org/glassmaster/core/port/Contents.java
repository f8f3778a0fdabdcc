package org.glassmaster.core.port;

import java.util.List;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.finding.Finding;

/**
 * What a reader found.
 *
 * @param name what people know it by, as a rule the path of a sheet or the location of a drive
 * @param format {@code cue}, {@code rawdao}, {@code cd} …, with the dialect where one was
 *     recognised: {@code cue (eac)}
 * @param leadIn first sector of the lead-in, as recorded or as it would be made
 * @param findings what was noticed on the way, graded for conversion
 */
public record Contents(String name, String format, Disc disc, int leadIn, List<Finding> findings) {
  public Contents {
    findings = List.copyOf(findings);
  }
}
