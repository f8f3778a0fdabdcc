package org.glassmaster.qa.rules.bad.mmc;

public final class Counts {
  private Counts() {}

  private static int count;

  public static int count() {
    return ++count;
  }
}
