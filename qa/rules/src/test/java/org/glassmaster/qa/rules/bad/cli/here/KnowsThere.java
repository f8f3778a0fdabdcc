package org.glassmaster.qa.rules.bad.cli.here;

import org.glassmaster.qa.rules.bad.cli.there.KnowsHere;

public final class KnowsThere {
  private KnowsThere() {}

  public static Class<?> reach() {
    return KnowsHere.class;
  }
}
