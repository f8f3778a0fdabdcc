package org.glassmaster.qa.rules.bad.embed;

import picocli.CommandLine;

public final class KnowsPicocli {
  private KnowsPicocli() {}

  public static Class<?> reach() {
    return CommandLine.class;
  }
}
