package org.glassmaster.qa.rules.bad.mmc;

import org.glassmaster.qa.rules.bad.backend.sgio.KnowsUsb4java;

public final class KnowsATransport {
  private KnowsATransport() {}

  public static Class<?> reach() {
    return KnowsUsb4java.class;
  }
}
