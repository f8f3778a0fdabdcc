package org.glassmaster.qa.rules.bad.core.sector;

import java.nio.file.Files;
import java.nio.file.Path;

public final class OpensAFile {
  private OpensAFile() {}

  public static boolean open() {
    return Files.exists(Path.of("x"));
  }
}
