package org.glassmaster.qa.rules.bad.cli.there;

import org.glassmaster.qa.rules.bad.cli.here.KnowsThere;

public final class KnowsHere {
  private KnowsHere() {}

  public static Class<?> reach() {
    return KnowsThere.class;
  }
}
