package org.glassmaster.cli.internal.task;

import java.util.Optional;

/** The program itself. */
public final class Program {
  /** As it is typed. */
  public static final String NAME = "glassmaster";

  private Program() {}

  /** Its name and what the build wrote into the manifest. */
  public static String version() {
    return NAME
        + " "
        + Optional.ofNullable(Program.class.getPackage().getImplementationVersion())
            .orElse("(not packaged)");
  }
}
