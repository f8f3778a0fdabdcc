package org.glassmaster.qa.rules.bad.core.sector;

import java.io.File;

public final class OpensAnOldFile {
  private OpensAnOldFile() {}

  public static boolean open() {
    return new File("x").exists();
  }
}
