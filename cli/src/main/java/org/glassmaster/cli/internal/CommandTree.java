package org.glassmaster.cli.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/** All commands, with what their help says. */
final class CommandTree {
  private static final String PROGRAM = "glassmaster";

  /**
   * A command.
   *
   * @param description a sentence for the list of commands and for its own help
   * @param example a command line without the program's name, and what it is for
   */
  private record Entry(
      String name, String description, List<String> example, Supplier<Task> task) {}

  private static final List<Entry> ENTRIES =
      List.of(
          new Entry(
              "devices",
              "List every back end with its state, and every device it sees.",
              List.of("devices --json", "the same for a script"),
              DevicesTask::new),
          new Entry(
              "info",
              "Show what is on a disc or in an image, and what medium is in the drive.",
              List.of("info album.cue", "tracks, times, codes and titles of an image"),
              InfoTask::new),
          new Entry(
              "blank",
              "Erase a rewritable disc.",
              List.of("blank /dev/sr0 --full", "every sector, not only what makes it look blank"),
              BlankTask::new),
          new Entry(
              "eject",
              "Open the tray.",
              List.of("eject /dev/sr0", "gives the disc back"),
              () -> new TrayTask(TrayTask.Move.OPEN)),
          new Entry(
              "load",
              "Close the tray and wait until the medium is ready.",
              List.of("load /dev/sr0", "takes the disc in"),
              () -> new TrayTask(TrayTask.Move.CLOSE)),
          new Entry(
              "msinfo",
              "Tell where the next session of an appendable disc would start.",
              List.of("msinfo /dev/sr0 --json", "for a script that makes the file system"),
              MsinfoTask::new),
          new Entry(
              "doctor",
              "Check what this machine can do, with the command that mends each fault.",
              List.of("doctor", "when a drive is not found or may not be used"),
              DoctorTask::new));

  private CommandTree() {}

  /**
   * A parser for a command line. Only the commands that occur in it are built in full: reading all
   * their options takes longer than the rest of a short command.
   */
  static CommandLine of(CommonOptions common, List<String> arguments) {
    CommandSpec spec = CommandSpec.create().name(PROGRAM);
    spec.addMixin("common", CommandSpec.forAnnotatedObject(common));
    spec.addOption(help()).addOption(versionOption());
    spec.usageMessage()
        .sortOptions(false)
        .synopsisSubcommandLabel("COMMAND")
        .abbreviateSynopsis(true)
        .description("Masters compact discs: plans, writes and verifies every bit of a disc.")
        .footer(
            "",
            "Example:",
            "  " + PROGRAM + " info album.cue",
            "",
            "`" + PROGRAM + " COMMAND --help` shows the options of a command.");
    for (Entry entry : ENTRIES) {
      CommandSpec command =
          arguments.contains(entry.name())
              ? CommandSpec.forAnnotatedObject(entry.task().get())
              : CommandSpec.create();
      command
          .usageMessage()
          .abbreviateSynopsis(true)
          .description(entry.description())
          .footer(
              "",
              "Example:",
              "  " + PROGRAM + " " + entry.example().get(0),
              "      " + entry.example().get(1));
      spec.addSubcommand(entry.name(), command);
    }
    return new CommandLine(spec);
  }

  /** The command that was named, with its options filled in. */
  static Task task(ParseResult parsed) {
    if (!parsed.hasSubcommand()) {
      throw new ParameterException(parsed.commandSpec().commandLine(), "no command given");
    }
    return (Task) parsed.subcommand().commandSpec().userObject();
  }

  /** What the build wrote into the manifest. */
  static String version() {
    return PROGRAM
        + " "
        + Optional.ofNullable(CommandTree.class.getPackage().getImplementationVersion())
            .orElse("(not packaged)");
  }

  static ColorScheme colours(Surroundings surroundings) {
    return CommandLine.Help.defaultColorScheme(
        surroundings.coloured(surroundings.outIsTerminal()) ? Ansi.ON : Ansi.OFF);
  }

  /** What is wrong with a command line, with the word that was probably meant. */
  static Problem problem(ParameterException fault) {
    CommandSpec spec = fault.getCommandLine().getCommandSpec();
    String help =
        spec.parent() == null
            ? "`" + PROGRAM + " --help` lists the commands"
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
    String kind =
        option
            ? "unknown option "
            : spec.parent() == null ? "unknown command " : "one argument too many: ";
    String bare = option && word.indexOf('=') > 0 ? word.substring(0, word.indexOf('=')) : word;
    return Problem.usage(
        kind + word,
        Nearest.to(bare, candidates).map(meant -> "did you mean " + meant + "? ").orElse("")
            + help);
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

  private static OptionSpec help() {
    return OptionSpec.builder("-h", "--help")
        .usageHelp(true)
        .scopeType(ScopeType.INHERIT)
        .order(110)
        .description("Show this help.")
        .build();
  }

  private static OptionSpec versionOption() {
    return OptionSpec.builder("-V", "--version")
        .versionHelp(true)
        .scopeType(ScopeType.INHERIT)
        .order(111)
        .description("Show the version.")
        .build();
  }
}
