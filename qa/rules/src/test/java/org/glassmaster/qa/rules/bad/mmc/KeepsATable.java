package org.glassmaster.qa.rules.bad.mmc;

public final class KeepsATable {
  private KeepsATable() {}

  private static final int[] TABLE = {1, 2};

  public static int first() {
    return TABLE[0];
  }
}
