package org.glassmaster.qa.rules.bad.backend.sgio;

import org.usb4java.Device;

public final class KnowsUsb4java {
  private KnowsUsb4java() {}

  public static Class<?> reach() {
    return Device.class;
  }
}
