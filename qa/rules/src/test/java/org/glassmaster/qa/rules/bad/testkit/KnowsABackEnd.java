package org.glassmaster.qa.rules.bad.testkit;

import org.glassmaster.qa.rules.bad.backend.file.KnowsAnotherBackEnd;

public final class KnowsABackEnd {
  private KnowsABackEnd() {}

  public static Class<?> reach() {
    return KnowsAnotherBackEnd.class;
  }
}
