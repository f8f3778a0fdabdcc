package org.glassmaster.core.text;

import java.util.List;
import org.glassmaster.core.finding.Finding;

/** What an input sheet was found to say. */
public record SonySheetReading(SonySheet sheet, List<Finding> findings) {
  public SonySheetReading {
    findings = List.copyOf(findings);
  }
}
