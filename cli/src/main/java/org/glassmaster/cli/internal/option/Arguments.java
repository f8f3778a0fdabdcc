package org.glassmaster.cli.internal.option;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** What was typed for a command: options by their names, and the words that are none. */
public final class Arguments {
  private final ParseResult root;
  private final ParseResult command;

  /**
   * @param root what stood before the name of the command: common options may
   * @param command what stood after it
   */
  public Arguments(ParseResult root, ParseResult command) {
    this.root = root;
    this.command = command;
  }

  /** Whether a switch was set. */
  public boolean has(String option) {
    return command.hasMatchedOption(option) || root.hasMatchedOption(option);
  }

  /** The value of an option, the one given last. */
  public Optional<String> value(String option) {
    List<String> values = values(option);
    return values.isEmpty() ? Optional.empty() : Optional.of(values.getLast());
  }

  /** All values of an option, in order. */
  public List<String> values(String option) {
    List<String> values = new ArrayList<>();
    for (ParseResult part : List.of(root, command)) {
      OptionSpec spec = part.matchedOption(option);
      if (spec != null) {
        values.addAll(spec.stringValues());
      }
    }
    return values;
  }

  /** The words that are no options. */
  public List<String> words() {
    return command.matchedPositionals().stream()
        .flatMap(spec -> spec.stringValues().stream())
        .toList();
  }

  /** One of the words that have to be there. */
  public String word(int index) {
    return words().get(index);
  }

  /** A switch. */
  public static OptionSpec flag(String name, String description) {
    return OptionSpec.builder(name).description(description).build();
  }

  /** An option with a value. */
  public static OptionSpec option(String name, String label, String... description) {
    return OptionSpec.builder(name)
        .paramLabel(label)
        .type(String.class)
        .arity("1")
        .description(description)
        .build();
  }

  /** An option with a value that may be given more than once. */
  public static OptionSpec options(String name, String label, String... description) {
    return OptionSpec.builder(name)
        .paramLabel(label)
        .type(List.class)
        .auxiliaryTypes(String.class)
        .arity("1")
        .description(description)
        .build();
  }
}
