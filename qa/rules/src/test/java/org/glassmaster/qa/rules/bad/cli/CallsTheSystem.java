package org.glassmaster.qa.rules.bad.cli;

import java.lang.foreign.Linker;

public final class CallsTheSystem {
  private CallsTheSystem() {}

  public static Linker linker() {
    return Linker.nativeLinker();
  }
}
