package org.glassmaster.cli.internal.option;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Model.OptionSpec;

/** The options of every command that reads an image: what its sheet may name. */
public final class SourceOptions {
  private static final String RESAMPLE = "--resample";
  private static final String ALLOW_OUTSIDE = "--allow-outside";

  private SourceOptions() {}

  /** As the parser knows it. */
  public static OptionSpec resample() {
    return Arguments.flag(RESAMPLE, "Bring audio of another rate to 44.1 kHz.");
  }

  /** As the parser knows it. */
  public static OptionSpec allowOutside() {
    return Arguments.flag(
        ALLOW_OUTSIDE, "Read files outside the sheet's folder where the sheet names them.");
  }

  /** What a source's location carries, so that its provider takes it into account or objects. */
  public static Map<String, String> of(Arguments arguments) {
    Map<String, String> options = new LinkedHashMap<>();
    if (arguments.has(RESAMPLE)) {
      options.put("resample", "true");
    }
    if (arguments.has(ALLOW_OUTSIDE)) {
      options.put("allow-outside", "true");
    }
    return options;
  }
}
