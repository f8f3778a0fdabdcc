package org.glassmaster.qa.rules.bad.core.sector;

public final class ReadsTheClock {
  private ReadsTheClock() {}

  public static long read() {
    return System.nanoTime();
  }
}
