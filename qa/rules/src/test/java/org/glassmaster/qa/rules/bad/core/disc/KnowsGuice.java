package org.glassmaster.qa.rules.bad.core.disc;

import com.google.inject.Injector;

public final class KnowsGuice {
  private KnowsGuice() {}

  public static Class<?> reach() {
    return Injector.class;
  }
}
