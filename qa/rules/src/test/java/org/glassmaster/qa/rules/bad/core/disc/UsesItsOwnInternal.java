package org.glassmaster.qa.rules.bad.core.disc;

import org.glassmaster.qa.rules.bad.core.internal.Secret;

public final class UsesItsOwnInternal {
  private UsesItsOwnInternal() {}

  public static int tell() {
    return Secret.tell();
  }
}
