package org.glassmaster.qa.rules.bad.core.unmarked;

public final class Unmarked {
  private Unmarked() {}

  public static int one() {
    return 1;
  }
}
