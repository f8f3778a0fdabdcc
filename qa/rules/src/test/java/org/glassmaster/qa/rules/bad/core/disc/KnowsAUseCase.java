package org.glassmaster.qa.rules.bad.core.disc;

import org.glassmaster.qa.rules.bad.core.plan.Planning;

public final class KnowsAUseCase {
  private KnowsAUseCase() {}

  public static Class<?> reach() {
    return Planning.class;
  }
}
