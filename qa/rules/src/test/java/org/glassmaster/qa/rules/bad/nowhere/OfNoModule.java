package org.glassmaster.qa.rules.bad.nowhere;

public final class OfNoModule {
  private OfNoModule() {}

  public static int one() {
    return 1;
  }
}
