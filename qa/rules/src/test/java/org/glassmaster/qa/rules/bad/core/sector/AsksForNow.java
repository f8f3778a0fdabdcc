package org.glassmaster.qa.rules.bad.core.sector;

import java.time.Instant;

public final class AsksForNow {
  private AsksForNow() {}

  public static Instant read() {
    return Instant.now();
  }
}
