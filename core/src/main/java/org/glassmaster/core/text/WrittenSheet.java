package org.glassmaster.core.text;

import java.util.List;
import org.glassmaster.core.finding.Finding;

/** An input sheet as bytes, and what it cannot say. */
public final class WrittenSheet {
  private final byte[] bytes;
  private final List<Finding> findings;

  WrittenSheet(byte[] bytes, List<Finding> findings) {
    this.bytes = bytes;
    this.findings = List.copyOf(findings);
  }

  /** {@return a copy of the sheet, lines ending with a line feed} */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** {@return what of the block the sheet cannot say} */
  public List<Finding> findings() {
    return findings;
  }
}
