package org.glassmaster.qa.rules.bad.spi;

import org.glassmaster.qa.rules.bad.mmc.Speech;

public final class KnowsMmc {
  private KnowsMmc() {}

  public static Class<?> reach() {
    return Speech.class;
  }
}
