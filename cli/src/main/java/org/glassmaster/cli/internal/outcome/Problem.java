package org.glassmaster.cli.internal.outcome;

import java.util.Optional;
import java.util.OptionalInt;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fault.Sense;
import org.glassmaster.core.finding.Advice;
import org.glassmaster.spi.UsageException;

/** What stopped a command, ready to be told. */
public record Problem(
    Exit exit,
    String code,
    String message,
    Optional<String> advice,
    Optional<String> where,
    OptionalInt lba,
    Optional<Sense> sense) {

  /** A fault of the disc, a file, a device or the medium. */
  public static Problem of(GlassmasterException fault) {
    return new Problem(
        Exit.of(fault),
        fault.code(),
        message(fault),
        fault.advice().map(Problem::worded),
        fault.where(),
        fault.lba(),
        fault.sense());
  }

  /** A fault of the command line. */
  public static Problem of(UsageException fault) {
    return new Problem(
        Exit.WRONG_USAGE,
        fault.code(),
        message(fault),
        fault.advice().map(Problem::worded),
        Optional.empty(),
        OptionalInt.empty(),
        Optional.empty());
  }

  /** A fault of the command line that the parser found. */
  public static Problem usage(String message, String advice) {
    return new Problem(
        Exit.WRONG_USAGE,
        "usage",
        message,
        Optional.of(advice),
        Optional.empty(),
        OptionalInt.empty(),
        Optional.empty());
  }

  /** A fault of this program. */
  public static Problem ours(Throwable fault) {
    return new Problem(
        Exit.OUR_FAULT,
        "internal",
        "a fault of this program: " + fault,
        Optional.of("report it, with the output of the same command and --verbose"),
        Optional.empty(),
        OptionalInt.empty(),
        Optional.empty());
  }

  /** The message, after the place unless it begins with that itself. */
  public String placed() {
    return where
        .filter(place -> !message.startsWith(place))
        .map(place -> place + ": " + message)
        .orElse(message);
  }

  /** An advice, with its option spelled as it is typed. */
  public static String worded(Advice advice) {
    return worded(advice, ' ');
  }

  /** The same, with another character between the option and its value. */
  public static String worded(Advice advice, char between) {
    return advice
        .option()
        .map(
            option ->
                "--" + option.name() + (option.value().isEmpty() ? "" : between + option.value()))
        .filter(option -> !advice.sentence().contains(option))
        .map(option -> advice.sentence() + " (" + option + ")")
        .orElse(advice.sentence());
  }

  private static String message(Exception fault) {
    return Optional.ofNullable(fault.getMessage()).orElse(fault.getClass().getSimpleName());
  }
}
