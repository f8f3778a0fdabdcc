package org.glassmaster.cli.internal.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.glassmaster.cli.internal.option.Arguments;
import org.glassmaster.cli.internal.option.CommonOptions;
import org.glassmaster.cli.internal.option.Nearest;
import org.glassmaster.cli.internal.outcome.Problem;
import org.glassmaster.cli.internal.task.Program;
import org.glassmaster.cli.internal.task.Task;
import org.glassmaster.cli.internal.terminal.Surroundings;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The parser of command lines. */
public final class CommandTree {
  private CommandTree() {}

  /**
   * A parser for a command line. Only the commands that occur in it are built in full: making all
   * their options takes longer than the rest of a short command.
   */
  public static CommandLine of(List<String> arguments) {
    CommandSpec root = CommandSpec.create().name(Program.NAME);
    CommonOptions.specs().forEach(root::addOption);
    root.usageMessage()
        .abbreviateSynopsis(true)
        .sortOptions(false)
        .synopsisSubcommandLabel("COMMAND")
        .description("Masters compact discs: plans, writes and verifies every bit of a disc.")
        .footer(
            "",
            "Example:",
            "  " + Program.NAME + " burn album.cue out/album.rawdao",
            "",
            "`" + Program.NAME + " COMMAND --help` shows the options of a command.");
    for (CommandEntry entry : CommandEntry.ALL) {
      root.addSubcommand(entry.name(), command(entry, arguments.contains(entry.name())));
    }
    return new CommandLine(root);
  }

  /** A command with all its options, the common ones last. */
  public static CommandSpec full(CommandEntry entry) {
    CommandSpec command = command(entry, true);
    CommonOptions.specs().forEach(command::addOption);
    return command;
  }

  private static CommandSpec command(CommandEntry entry, boolean wanted) {
    CommandSpec command = CommandSpec.create();
    command.usageMessage().abbreviateSynopsis(true).sortOptions(false).description(entry.summary());
    if (wanted) {
      command
          .usageMessage()
          .footer(
              "",
              "Example:",
              "  " + Program.NAME + " " + entry.example(),
              "      " + entry.purpose());
      for (int i = 0; i < entry.words().size(); i++) {
        String word = entry.words().get(i);
        command.addPositional(positional(i, word));
      }
      entry.options().get().forEach(command::addOption);
    }
    return command;
  }

  /** A word in brackets need not be there, one with dots after it may be there many times. */
  private static PositionalParamSpec positional(int index, String word) {
    PositionalParamSpec.Builder builder = PositionalParamSpec.builder();
    if (word.endsWith("...")) {
      return builder
          .paramLabel(word.substring(0, word.length() - 3))
          .description(meaning(word))
          .type(List.class)
          .auxiliaryTypes(String.class)
          .index(index + "..*")
          .arity("1..*")
          .required(true)
          .build();
    }
    boolean optional = word.startsWith("[");
    return builder
        .paramLabel(optional ? word.substring(1, word.length() - 1) : word)
        .description(meaning(word))
        .type(String.class)
        .index(Integer.toString(index))
        .arity(optional ? "0..1" : "1")
        .required(!optional)
        .build();
  }

  private static String meaning(String word) {
    return switch (word) {
      case "LOCATION" -> "A drive, such as /dev/sr0, or an image, such as album.cue.";
      case "SOURCE" -> "The drive or image to read.";
      case "TARGET" -> "The drive or image to write.";
      case "[REFERENCE]" -> "What it is to be the same as.";
      default -> "Sound files, or folders with sound files in them.";
    };
  }

  /** What was typed for the command that was named. */
  public static Arguments arguments(ParseResult parsed) {
    if (!parsed.hasSubcommand()) {
      throw new ParameterException(parsed.commandSpec().commandLine(), "no command given");
    }
    return new Arguments(parsed, parsed.subcommand());
  }

  /** The command that was named. */
  public static Task task(ParseResult parsed) {
    Arguments arguments = arguments(parsed);
    return CommandEntry.named(parsed.subcommand().commandSpec().name()).task().apply(arguments);
  }

  /** The colours of help, where people watch and want them. */
  public static ColorScheme colours(Surroundings surroundings) {
    return CommandLine.Help.defaultColorScheme(
        surroundings.coloured(surroundings.outIsTerminal()) ? Ansi.ON : Ansi.OFF);
  }

  /** What is wrong with a command line, with the word that was probably meant. */
  public static Problem problem(ParameterException fault) {
    CommandSpec spec = fault.getCommandLine().getCommandSpec();
    String help =
        spec.parent() == null
            ? "`" + Program.NAME + " --help` lists the commands"
            : "`" + spec.qualifiedName() + " --help` lists its options";
    if (fault instanceof UnmatchedArgumentException unmatched) {
      return unmatched(spec, unmatched.getUnmatched().getFirst(), help);
    }
    if (fault instanceof MissingParameterException missing) {
      // A slip in an option is more likely the cause than what then seems to be missing.
      return fault.getCommandLine().getUnmatchedArguments().stream()
          .filter(word -> word.startsWith("-"))
          .findFirst()
          .map(word -> unmatched(spec, word, help))
          .orElseGet(() -> Problem.usage(missing(missing), help));
    }
    return Problem.usage(lowerCased(fault), help);
  }

  private static Problem unmatched(CommandSpec spec, String word, String help) {
    boolean option = word.startsWith("-") && word.length() > 1;
    List<String> candidates = new ArrayList<>();
    if (option) {
      spec.options().forEach(each -> candidates.addAll(Arrays.asList(each.names())));
    } else {
      candidates.addAll(spec.subcommands().keySet());
    }
    String bare = option && word.indexOf('=') > 0 ? word.substring(0, word.indexOf('=')) : word;
    String meant =
        Nearest.to(bare, candidates).map(near -> "did you mean " + near + "? ").orElse("");
    return Problem.usage(kind(option, spec) + word, meant + help);
  }

  private static String kind(boolean option, CommandSpec spec) {
    if (option) {
      return "unknown option ";
    }
    return spec.parent() == null ? "unknown command " : "one argument too many: ";
  }

  private static String missing(MissingParameterException fault) {
    List<ArgSpec> missing = fault.getMissing();
    if (missing.isEmpty()) {
      return lowerCased(fault);
    }
    String labels = String.join(" and ", missing.stream().map(ArgSpec::paramLabel).toList());
    return missing.getFirst() instanceof OptionSpec option
        ? option.longestName() + " wants a value: " + labels
        : labels + (missing.size() > 1 ? " are missing" : " is missing");
  }

  private static String lowerCased(ParameterException fault) {
    String message = Optional.ofNullable(fault.getMessage()).orElse("");
    return message.isEmpty()
        ? "the command line cannot be understood"
        : Character.toLowerCase(message.charAt(0)) + message.substring(1);
  }
}
