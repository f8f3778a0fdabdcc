package org.glassmaster.qa.rules.bad.core.internal;

public final class Secret {
  private Secret() {}

  public static int tell() {
    return 1;
  }
}
