package org.glassmaster.cli.internal.progress;

import java.io.PrintStream;
import java.util.List;
import org.glassmaster.cli.internal.option.Choices;
import org.glassmaster.cli.internal.terminal.Surroundings;
import org.glassmaster.cli.internal.terminal.TerminalWidth;

/** The ways to show progress that can be asked for. */
public final class ProgressViews {
  private static final List<String> NAMES = List.of("auto", "bar", "plain", "json", "none");

  private ProgressViews() {}

  /**
   * The view of a name. {@code auto} is a bar where somebody watches and lines elsewhere.
   *
   * @param quiet whether {@code auto} shows nothing
   */
  public static ProgressView named(String name, boolean quiet, Surroundings surroundings) {
    String kind = name;
    if (kind.equals("auto")) {
      kind = quiet ? "none" : surroundings.errIsTerminal() ? "bar" : "plain";
    }
    PrintStream err = surroundings.err();
    return switch (kind) {
      case "bar" ->
          new ProgressBar(
              err, surroundings.complaints(), new TerminalWidth(surroundings.environment()));
      case "plain" -> new ProgressLines(err, surroundings.complaints());
      case "json" -> new ProgressJson(err);
      case "none" -> none();
      default -> throw Choices.refusal("--progress", kind, NAMES);
    };
  }

  /** For those who do not want to know. */
  public static ProgressView none() {
    return new NoProgress();
  }
}
