package org.glassmaster.backend.usb.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.glassmaster.mmc.DriveOption;
import org.glassmaster.mmc.MmcOptions;
import org.glassmaster.spi.LocationOption;
import org.glassmaster.spi.UsageException;

/** The options that a drive's location may carry. */
final class DriveOptions {
  private static final String LUN = "lun";
  private static final int LAST_LUN = 15;

  private DriveOptions() {}

  static List<LocationOption> declared() {
    List<LocationOption> declared = new ArrayList<>();
    for (DriveOption option : DriveOption.values()) {
      declared.add(new LocationOption(option.label(), option.choices(), option.meaning()));
    }
    declared.add(
        new LocationOption(LUN, List.of(), "which unit, where several hang on one USB device"));
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

  /** The unit that is meant; the first where none is named. */
  static int lun(Map<String, String> options) {
    String text = options.getOrDefault(LUN, "0");
    try {
      int lun = Integer.parseInt(text);
      if (lun >= 0 && lun <= LAST_LUN) {
        return lun;
      }
    } catch (NumberFormatException e) {
      throw refusal(LUN, text, "give a number from 0 to " + LAST_LUN);
    }
    throw refusal(LUN, text, "give a number from 0 to " + LAST_LUN);
  }

  private static UsageException refusal(String option, String text, String advice) {
    return new UsageException(
        "unknown-option-value", "option " + option + " cannot be \"" + text + "\"", advice);
  }
}
