package org.glassmaster.qa.rules.bad.spi;

import java.util.logging.Logger;

public final class LogsElsewhere {
  private LogsElsewhere() {}

  public static void log() {
    Logger.getLogger("x").info("x");
  }
}
