package org.glassmaster.qa.rules.bad.core.plan;

public final class Planning {
  private Planning() {}

  public static long mayReadTheClock() {
    return System.nanoTime();
  }
}
