package org.glassmaster.qa.rules.bad.core.sector;

public final class Logs {
  private Logs() {}

  public static void log() {
    System.Logger logger = System.getLogger("x");
    logger.log(System.Logger.Level.INFO, "x");
  }
}
