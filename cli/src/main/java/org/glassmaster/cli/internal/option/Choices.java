package org.glassmaster.cli.internal.option;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.glassmaster.core.plan.Consent;
import org.glassmaster.spi.UsageException;

/** Reads the values of options; what cannot be meant is wrong usage, with what can. */
public final class Choices {
  private static final String AUTO = "auto";

  private Choices() {}

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

  /** One of some values; empty where the choice is left to the program with {@code auto}. */
  public static <T> Optional<T> automatic(
      String option, String text, List<T> values, Function<T, String> label) {
    return text.equals(AUTO)
        ? Optional.empty()
        : Optional.of(one(option, text, values, label, AUTO));
  }

  /** One of some values by its label; {@code others} may be typed too, where they are known. */
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

  /** A number within bounds; {@code wanted} is what is asked for where it is none. */
  public static int whole(String option, String text, int least, int most, String wanted) {
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
