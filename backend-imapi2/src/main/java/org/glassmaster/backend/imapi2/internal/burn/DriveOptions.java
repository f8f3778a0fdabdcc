package org.glassmaster.backend.imapi2.internal.burn;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.glassmaster.backend.imapi2.internal.image.Authoring;
import org.glassmaster.mmc.DriveOption;
import org.glassmaster.mmc.MmcOptions;
import org.glassmaster.spi.LocationOption;
import org.glassmaster.spi.UsageException;

/**
 * What a location may decide.
 *
 * @param mmc what is decided about the drive
 * @param rawByMmc whether raw blocks go as commands, and not through IMAPI2's raw writer
 * @param exactLeadIn whether the image starts where the medium's lead-in does
 * @param forced whether a disc is taken from the programs that use it
 * @param authoring who makes the image
 */
public record DriveOptions(
    MmcOptions mmc, boolean rawByMmc, boolean exactLeadIn, boolean forced, Authoring authoring) {
  private static final String RAW = "raw";
  private static final String LEAD_IN = "lead-in";
  private static final String LOCK = "lock";
  private static final String AUTHORING = "authoring";
  private static final List<String> RAW_WAYS = List.of("imapi2", "mmc");
  private static final List<String> LEAD_INS = List.of("whole", "medium");
  private static final List<String> LOCKS = List.of("asked", "forced");

  public static List<LocationOption> declared() {
    List<LocationOption> declared = new ArrayList<>();
    for (DriveOption option : DriveOption.values()) {
      declared.add(new LocationOption(option.label(), option.choices(), option.meaning()));
    }
    declared.add(
        new LocationOption(
            RAW, RAW_WAYS, "whether raw blocks go through IMAPI2's writer or as MMC commands"));
    declared.add(
        new LocationOption(
            LEAD_IN,
            LEAD_INS,
            "whether IMAPI2 is given the lead-in from 95:00:00 or from where the medium's starts"));
    declared.add(
        new LocationOption(
            LOCK, LOCKS, "whether a disc that is in use is taken from the programs that use it"));
    declared.add(
        new LocationOption(
            AUTHORING,
            List.of("glassmaster", "checked", "imapi2"),
            "who makes the raw image; checked compares its table of contents with IMAPI2's"));
    return declared;
  }

  public static DriveOptions of(Map<String, String> options) {
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
    return new DriveOptions(
        chosen,
        second(options, RAW, RAW_WAYS),
        second(options, LEAD_IN, LEAD_INS),
        second(options, LOCK, LOCKS),
        authoring(options));
  }

  private static boolean second(Map<String, String> options, String name, List<String> values) {
    String text = options.getOrDefault(name, values.getFirst());
    if (!values.contains(text)) {
      throw refusal(name, text, "give one of " + String.join(", ", values));
    }
    return text.equals(values.getLast());
  }

  private static Authoring authoring(Map<String, String> options) {
    String text = options.getOrDefault(AUTHORING, Authoring.GLASSMASTER.label());
    for (Authoring authoring : Authoring.values()) {
      if (authoring.label().equals(text)) {
        return authoring;
      }
    }
    throw refusal(AUTHORING, text, "give one of glassmaster, checked, imapi2");
  }

  private static UsageException refusal(String option, String text, String advice) {
    return new UsageException(
        "unknown-option-value", "option " + option + " cannot be \"" + text + "\"", advice);
  }
}
