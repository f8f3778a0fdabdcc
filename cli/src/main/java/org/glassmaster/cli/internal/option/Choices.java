package org.glassmaster.cli.internal.option;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.address.Msf;
import org.glassmaster.core.image.BlockFormat;
import org.glassmaster.core.image.Render;
import org.glassmaster.core.plan.Consent;
import org.glassmaster.core.port.WriteMode;
import org.glassmaster.core.subchannel.PqCrc;
import org.glassmaster.spi.UsageException;

/** Reads the values of options; what cannot be meant is wrong usage, with what can. */
public final class Choices {
  private static final String AUTO = "auto";
  private static final List<String> RENDERINGS =
      List.of("countdown", "lead-in-time", "toc-order", "pq-crc", "recorded");

  private Choices() {}

  /** {@code --write-mode}; empty where it is left to the plan. */
  public static Optional<WriteMode> writeMode(String text) {
    return automatic("--write-mode", text, List.of(WriteMode.values()), WriteMode::label);
  }

  /** {@code --block-format}; empty where it is left to the plan. */
  public static Optional<BlockFormat> blockFormat(String text) {
    return automatic("--block-format", text, List.of(BlockFormat.values()), BlockFormat::label);
  }

  /** {@code --speed}; empty where it is as fast as the drive can. */
  public static OptionalInt speed(String text) {
    return text.equals("max")
        ? OptionalInt.empty()
        : OptionalInt.of(whole("--speed", text, 1, 10_000, "a number such as 16, or max"));
  }

  /** {@code --lead-in-start}: the first sector of the lead-in. */
  public static int leadInStart(String text) {
    int lba = Msf.parse(text).map(Msf::lba).orElse(Integer.MAX_VALUE);
    if (lba < Geometry.FIRST_LBA || lba >= Geometry.FIRST_PAUSE_LBA) {
      throw new UsageException(
          "usage",
          "--lead-in-start cannot be \"" + text + "\"",
          "give a time from 90:00:00 to 99:59:74, such as 95:00:00");
    }
    return lba;
  }

  /** A number of samples, of either sign. */
  public static int samples(String option, String text) {
    return whole(option, text, -100_000, 100_000, "a number of samples, such as 6 or -582");
  }

  /** A number of tries. */
  public static int retries(String text) {
    return whole("--retries", text, 0, 1_000, "a number such as 5");
  }

  /** {@code --wait}. */
  public static int seconds(String text) {
    return whole("--wait", text, 0, 1_000_000, "a number of seconds, such as 600");
  }

  /** {@code --allow}: codes of findings and losses, or all of them. */
  public static Consent consent(List<String> texts) {
    Set<String> codes = new LinkedHashSet<>();
    for (String text : texts) {
      for (String code : text.split(",", -1)) {
        if (code.strip().equalsIgnoreCase("all")) {
          return Consent.ALL;
        }
        codes.add(code.strip().toUpperCase(Locale.ROOT));
      }
    }
    codes.remove("");
    return Consent.to(codes);
  }

  /** {@code --option}: names and values of a location's options. */
  static Map<String, String> assignments(List<String> texts) {
    Map<String, String> assignments = new LinkedHashMap<>();
    for (String text : texts) {
      int equals = text.indexOf('=');
      if (equals < 1) {
        throw new UsageException(
            "usage",
            "--option wants NAME=VALUE, not \"" + text + "\"",
            "write it like --option layout=tracks");
      }
      assignments.put(text.substring(0, equals), text.substring(equals + 1));
    }
    return assignments;
  }

  /** {@code --render}: the choices where the standards leave room. */
  public static Render render(List<String> texts) {
    Render render = Render.DEFAULT;
    for (String text : texts) {
      for (String choice : text.split(",", -1)) {
        int equals = choice.indexOf('=');
        String name = equals < 0 ? choice : choice.substring(0, equals);
        String value = equals < 0 ? "" : choice.substring(equals + 1);
        render = chosen(render, name.strip(), value.strip());
      }
    }
    return render;
  }

  private static Render chosen(Render render, String name, String value) {
    return switch (name) {
      case "countdown" ->
          render.withCountdown(one(name, value, List.of(Render.Countdown.values()), Choices::key));
      case "lead-in-time" ->
          render.withLeadInTime(
              one(name, value, List.of(Render.LeadInTime.values()), Choices::key));
      case "toc-order" ->
          render.withTocOrder(one(name, value, List.of(Render.TocOrder.values()), Choices::key));
      case "pq-crc" -> render.withPqCrc(one(name, value, List.of(PqCrc.values()), Choices::key));
      case "recorded" ->
          render.withRecorded(one(name, value, List.of(Render.Recorded.values()), Choices::key));
      default ->
          throw new UsageException(
              "usage",
              "--render knows no \"" + name + "\"",
              Nearest.to(name, RENDERINGS).map(word -> "did you mean " + word + "? ").orElse("")
                  + "use countdown, lead-in-time, toc-order, pq-crc or recorded, such as --render"
                  + " countdown=b");
    };
  }

  /** Every choice of {@code --render}, as it is typed. */
  public static List<String> renderings() {
    List<String> renderings = new ArrayList<>();
    add(renderings, "countdown", Render.Countdown.values());
    add(renderings, "lead-in-time", Render.LeadInTime.values());
    add(renderings, "toc-order", Render.TocOrder.values());
    add(renderings, "pq-crc", PqCrc.values());
    add(renderings, "recorded", Render.Recorded.values());
    return renderings;
  }

  private static void add(List<String> renderings, String name, Enum<?>[] values) {
    for (Enum<?> value : values) {
      renderings.add(name + "=" + key(value));
    }
  }

  public static <T> Optional<T> automatic(
      String option, String text, List<T> values, Function<T, String> label) {
    return text.equals(AUTO)
        ? Optional.empty()
        : Optional.of(one(option, text, values, label, AUTO));
  }

  public static <T> T one(
      String option, String text, List<T> values, Function<T, String> label, String... others) {
    for (T value : values) {
      if (label.apply(value).equals(text)) {
        return value;
      }
    }
    List<String> words = new ArrayList<>(List.of(others));
    values.forEach(value -> words.add(label.apply(value)));
    throw refusal(option, text, words);
  }

  /** What is said of a value that an option does not take. */
  public static UsageException refusal(String option, String text, List<String> words) {
    return new UsageException(
        "usage",
        option + " cannot be \"" + text + "\"",
        Nearest.to(text, words)
            .map(word -> "did you mean " + word + "? It takes " + String.join(", ", words))
            .orElse("it takes " + String.join(", ", words)));
  }

  private static String key(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static int whole(String option, String text, int least, int most, String wanted) {
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below, like a number out of range.
    }
    throw new UsageException("usage", option + " cannot be \"" + text + "\"", "give " + wanted);
  }
}
