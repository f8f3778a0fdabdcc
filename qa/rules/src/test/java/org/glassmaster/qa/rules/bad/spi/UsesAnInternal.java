package org.glassmaster.qa.rules.bad.spi;

import org.glassmaster.qa.rules.bad.core.internal.Secret;

public final class UsesAnInternal {
  private UsesAnInternal() {}

  public static int tell() {
    return Secret.tell();
  }
}
