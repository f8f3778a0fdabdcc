package org.glassmaster.qa.rules.bad.core.sector;

import java.util.concurrent.Executor;

public final class UsesAnExecutor {
  private UsesAnExecutor() {}

  public static void start(Executor executor) {
    executor.execute(() -> {});
  }
}
