package org.glassmaster.backend.usb.internal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.glassmaster.mmc.MmcOptions;
import org.glassmaster.mmc.ReadOptions;
import org.glassmaster.spi.LocationOption;
import org.glassmaster.spi.UsageException;

/** The options that a drive's location may carry. */
final class DriveOptions {
  private static final String RETRIES = "retries";
  private static final String READ_SPEED = "read-speed";
  private static final String CD_TEXT = "cd-text";
  private static final String DAMAGE = "damage";
  private static final String SUBCHANNEL = "subchannel";
  private static final String PADDED = "padded";
  private static final String RECORDED = "recorded";
  private static final String LUN = "lun";
  private static final int MOST_TRIES = 1000;
  private static final int LAST_LUN = 15;

  private DriveOptions() {}

  static List<LocationOption> declared() {
    return List.of(
        new LocationOption(RETRIES, List.of(), "how often a sector that cannot be read is tried"),
        new LocationOption(
            READ_SPEED, List.of(), "in multiples of 75 sectors a second; the fastest unless told"),
        new LocationOption(
            CD_TEXT,
            Stream.of(MmcOptions.TextForm.values()).map(DriveOptions::label).toList(),
            "how CD-TEXT is announced in session-at-once recording"),
        new LocationOption(
            DAMAGE,
            List.of("refused", PADDED),
            "whether sectors that cannot be read end the reading or become zeros"),
        new LocationOption(
            SUBCHANNEL,
            List.of("made", RECORDED),
            "whether P and Q are made from the structure or handed on as they are recorded"),
        new LocationOption(LUN, List.of(), "which unit, where several hang on one USB device"));
  }

  static MmcOptions of(Map<String, String> options) {
    MmcOptions chosen = MmcOptions.DEFAULT;
    String retries = options.get(RETRIES);
    if (retries != null) {
      chosen = chosen.withRetries(number(RETRIES, retries, 0, MOST_TRIES));
    }
    String speed = options.get(READ_SPEED);
    if (speed != null) {
      chosen = chosen.withReadSpeed(number(READ_SPEED, speed, 1, MOST_TRIES));
    }
    String form = options.get(CD_TEXT);
    for (MmcOptions.TextForm known : MmcOptions.TextForm.values()) {
      if (label(known).equals(form)) {
        chosen = chosen.withTextForm(known);
      }
    }
    return chosen.withReading(reading(options));
  }

  private static ReadOptions reading(Map<String, String> options) {
    boolean padded = PADDED.equals(options.get(DAMAGE));
    return ReadOptions.DEFAULT
        .withDamage(padded ? ReadOptions.Damage.PADDED : ReadOptions.Damage.REFUSED)
        .withRecorded(RECORDED.equals(options.get(SUBCHANNEL)));
  }

  /** The unit that is meant; the first where none is named. */
  static int lun(Map<String, String> options) {
    String lun = options.get(LUN);
    return lun == null ? 0 : number(LUN, lun, 0, LAST_LUN);
  }

  private static String label(MmcOptions.TextForm form) {
    return form.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static int number(String option, String text, int least, int most) {
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw notANumber(option, text, least, most);
    }
    throw notANumber(option, text, least, most);
  }

  private static UsageException notANumber(String option, String text, int least, int most) {
    return new UsageException(
        "unknown-option-value",
        "option " + option + " cannot be \"" + text + "\"",
        "give a number from " + least + " to " + most);
  }
}
