package org.glassmaster.qa.rules.bad.backend.sgio;

import org.glassmaster.qa.rules.bad.backend.file.Registered;

public final class KnowsFiles {
  private KnowsFiles() {}

  public static Class<?> reach() {
    return Registered.class;
  }
}
