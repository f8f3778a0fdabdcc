package org.glassmaster.qa.rules.bad.backend.usb;

import org.glassmaster.qa.rules.bad.embed.KnowsPicocli;

public final class KnowsEmbed {
  private KnowsEmbed() {}

  public static Class<?> reach() {
    return KnowsPicocli.class;
  }
}
