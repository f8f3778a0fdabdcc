package org.glassmaster.cli.internal.task;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.glassmaster.cli.internal.option.Nearest;
import org.glassmaster.core.fault.DeviceException;
import org.glassmaster.core.finding.Advice;
import org.glassmaster.spi.BackEnd;
import org.glassmaster.spi.BackEnds;
import org.glassmaster.spi.LocationOption;
import org.glassmaster.spi.UsageException;

/** Adds the word that was probably meant to what is said of a location nobody understands. */
final class Meant {
  private static final Pattern ASSIGNMENT = Pattern.compile("[?&]([^?&=]+)=([^?&]*)");

  private Meant() {}

  /** The fault of an option of a location, or of its value. */
  static UsageException option(
      UsageException fault, String words, Map<String, String> beside, BackEnds backEnds) {
    Map<String, String> typed = new LinkedHashMap<>(beside);
    Matcher assignments = ASSIGNMENT.matcher(words);
    while (assignments.find()) {
      typed.put(assignments.group(1), assignments.group(2));
    }
    List<LocationOption> known =
        backEnds.all().stream().map(BackEnd::options).flatMap(List::stream).toList();
    for (Map.Entry<String, String> option : typed.entrySet()) {
      Optional<String> meant =
          switch (fault.code()) {
            case "unknown-option" -> name(option.getKey(), known);
            case "unknown-option-value" -> value(option.getKey(), option.getValue(), known);
            default -> Optional.empty();
          };
      if (meant.isPresent()) {
        return new UsageException(
            fault.code(),
            String.valueOf(fault.getMessage()),
            "did you mean "
                + meant.get()
                + "? Otherwise "
                + fault.advice().map(Advice::sentence).orElse("leave it out"));
      }
    }
    return fault;
  }

  private static Optional<String> name(String typed, List<LocationOption> known) {
    List<String> names = known.stream().map(LocationOption::name).distinct().toList();
    return names.contains(typed) ? Optional.empty() : Nearest.to(typed, names);
  }

  private static Optional<String> value(String name, String typed, List<LocationOption> known) {
    return known.stream()
        .filter(option -> option.name().equals(name) && !option.values().contains(typed))
        .flatMap(option -> Nearest.to(typed, option.values()).stream())
        .findFirst();
  }

  /** The fault of a back end that was named and is not there. */
  static DeviceException backEnd(DeviceException fault, Optional<String> named, BackEnds backEnds) {
    List<String> names = backEnds.all().stream().map(BackEnd::name).toList();
    if (fault.code().equals("no-back-end")) {
      named
          .filter(name -> !names.contains(name))
          .flatMap(name -> Nearest.to(name, names))
          .ifPresent(name -> fault.advise("back-end", name, "did you mean " + name + "?"));
    }
    return fault;
  }
}
