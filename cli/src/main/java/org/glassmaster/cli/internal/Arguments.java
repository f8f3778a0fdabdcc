package org.glassmaster.cli.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** What was typed for a command: options by their names, and the words that are none. */
final class Arguments {
  private final ParseResult root;
  private final ParseResult command;

  /**
   * @param root what stood before the name of the command: common options may
   * @param command what stood after it
   */
  Arguments(ParseResult root, ParseResult command) {
    this.root = root;
    this.command = command;
  }

  /** Whether a switch was set. */
  boolean has(String option) {
    return command.hasMatchedOption(option) || root.hasMatchedOption(option);
  }

  /** The value of an option, the one given last. */
  Optional<String> value(String option) {
    List<String> values = values(option);
    return values.isEmpty() ? Optional.empty() : Optional.of(values.getLast());
  }

  /** All values of an option, in order. */
  List<String> values(String option) {
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
  List<String> words() {
    return command.matchedPositionals().stream()
        .flatMap(spec -> spec.stringValues().stream())
        .toList();
  }

  /** One of the words that have to be there. */
  String word(int index) {
    return words().get(index);
  }

  /** A switch. */
  static OptionSpec flag(String name, String description) {
    return OptionSpec.builder(name).description(description).build();
  }

  /** An option with a value. */
  static OptionSpec option(String name, String label, String... description) {
    return OptionSpec.builder(name)
        .paramLabel(label)
        .type(String.class)
        .arity("1")
        .description(description)
        .build();
  }

  /** An option with a value that may be given more than once. */
  static OptionSpec options(String name, String label, String... description) {
    return OptionSpec.builder(name)
        .paramLabel(label)
        .type(List.class)
        .auxiliaryTypes(String.class)
        .arity("1")
        .description(description)
        .build();
  }
}
