package org.glassmaster.qa.rules.bad.core.disc;

import org.glassmaster.qa.rules.bad.core.internal.Secret;

public final class ShowsAnInternalArray {
  private ShowsAnInternalArray() {}

  public static Secret[] show() {
    return new Secret[0];
  }
}
