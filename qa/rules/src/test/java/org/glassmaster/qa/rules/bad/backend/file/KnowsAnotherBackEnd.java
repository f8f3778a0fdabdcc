package org.glassmaster.qa.rules.bad.backend.file;

import org.glassmaster.qa.rules.bad.backend.usb.KnowsEmbed;

public final class KnowsAnotherBackEnd {
  private KnowsAnotherBackEnd() {}

  public static Class<?> reach() {
    return KnowsEmbed.class;
  }
}
