package org.glassmaster.qa.rules.bad.spi;

import java.util.function.IntConsumer;

public final class HaltsByReference {
  private HaltsByReference() {}

  public static IntConsumer halt() {
    return Runtime.getRuntime()::halt;
  }
}
