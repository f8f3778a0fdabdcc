package org.glassmaster.qa.rules.bad.embed;

public final class DiscManager {
  private DiscManager() {}

  public static int manage() {
    return 1;
  }
}
