package org.glassmaster.backend.sgio.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.glassmaster.mmc.DriveOption;
import org.glassmaster.mmc.MmcOptions;
import org.glassmaster.spi.LocationOption;
import org.glassmaster.spi.UsageException;

/** The options that a drive's location may carry. */
final class DriveOptions {
  private DriveOptions() {}

  static List<LocationOption> declared() {
    List<LocationOption> declared = new ArrayList<>();
    for (DriveOption option : DriveOption.values()) {
      declared.add(new LocationOption(option.label(), option.choices(), option.meaning()));
    }
    return declared;
  }

  static MmcOptions of(Map<String, String> options) {
    MmcOptions chosen = MmcOptions.DEFAULT;
    for (DriveOption option : DriveOption.values()) {
      String text = options.get(option.label());
      if (text != null) {
        chosen =
            option
                .decide(chosen, text)
                .orElseThrow(() -> refusal(option.label(), text, option.advice()));
      }
    }
    return chosen;
  }

  private static UsageException refusal(String option, String text, String advice) {
    return new UsageException(
        "unknown-option-value", "option " + option + " cannot be \"" + text + "\"", advice);
  }
}
