package org.glassmaster.cli.internal.papers;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.glassmaster.cli.internal.option.Renderings;
import org.glassmaster.spi.BackEnd;
import org.glassmaster.spi.BackEnds;
import org.glassmaster.spi.ImageFormat;
import org.glassmaster.spi.ImageFormats;
import org.glassmaster.spi.LocationOption;
import picocli.CommandLine.Model.OptionSpec;

/** What may follow an option, for whoever completes a command line. */
final class OptionValues {
  private static final Pattern ALTERNATIVE = Pattern.compile("\\|");
  private static final Pattern WORD = Pattern.compile("[a-z0-9][a-z0-9-]*");

  private final BackEnds backEnds;
  private final ImageFormats formats;

  /** The values that these back ends and formats know. */
  OptionValues(BackEnds backEnds, ImageFormats formats) {
    this.backEnds = backEnds;
    this.formats = formats;
  }

  /** Whether a value follows at all. */
  static boolean takesValue(OptionSpec option) {
    return option.arity().max() > 0;
  }

  /** Whether a path follows. */
  static boolean takesPath(OptionSpec option) {
    String label = option.paramLabel();
    return label.startsWith("FILE") || label.equals("FOLDER") || label.equals("SHEET");
  }

  /** The words that may follow, where they are known. */
  List<String> words(OptionSpec option) {
    return switch (option.longestName()) {
      case "--back-end" -> schemes();
      case "--option" -> assignments();
      case "--render" -> Renderings.words();
      case "--format", "--record" ->
          option.paramLabel().equals("FORMAT") ? writable() : alternatives(option);
      default -> alternatives(option);
    };
  }

  /** The schemes of locations. */
  List<String> schemes() {
    return backEnds.all().stream().map(BackEnd::name).toList();
  }

  private List<String> writable() {
    return formats.all().stream()
        .filter(format -> format.writer().isPresent())
        .map(ImageFormat::name)
        .toList();
  }

  private List<String> assignments() {
    List<String> assignments = new ArrayList<>();
    for (BackEnd backEnd : backEnds.all()) {
      for (LocationOption option : backEnd.options()) {
        if (option.values().isEmpty()) {
          assignments.add(option.name() + "=");
        }
        option.values().forEach(value -> assignments.add(option.name() + "=" + value));
      }
    }
    return assignments.stream().distinct().sorted().toList();
  }

  /** The label says them: {@code auto|raw|sao|tao}; capitals stand for something else. */
  private static List<String> alternatives(OptionSpec option) {
    String label = option.paramLabel();
    return label.indexOf('|') < 0
        ? List.of()
        : ALTERNATIVE.splitAsStream(label).filter(WORD.asMatchPredicate()).toList();
  }
}
