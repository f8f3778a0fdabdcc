package org.glassmaster.qa.rules.bad.emulator;

import org.glassmaster.qa.rules.bad.spi.BackEnd;

public final class KnowsSpi {
  private KnowsSpi() {}

  public static Class<?> reach() {
    return BackEnd.class;
  }
}
