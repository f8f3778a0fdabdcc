package org.glassmaster.core.text;

import java.util.List;
import org.glassmaster.core.finding.Finding;

/**
 * What an input sheet was found to say.
 *
 * @param sheet the sheet
 * @param findings what was noticed
 */
public record SonySheetReading(SonySheet sheet, List<Finding> findings) {
  /** Takes copies of what could change. */
  public SonySheetReading {
    findings = List.copyOf(findings);
  }
}
