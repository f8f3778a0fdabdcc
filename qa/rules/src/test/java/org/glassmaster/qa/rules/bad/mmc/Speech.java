package org.glassmaster.qa.rules.bad.mmc;

public final class Speech {
  private Speech() {}

  public static int word() {
    return 1;
  }
}
