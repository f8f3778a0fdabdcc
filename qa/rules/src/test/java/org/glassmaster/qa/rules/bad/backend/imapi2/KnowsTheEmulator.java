package org.glassmaster.qa.rules.bad.backend.imapi2;

import org.glassmaster.qa.rules.bad.emulator.KnowsSpi;

public final class KnowsTheEmulator {
  private KnowsTheEmulator() {}

  public static Class<?> reach() {
    return KnowsSpi.class;
  }
}
