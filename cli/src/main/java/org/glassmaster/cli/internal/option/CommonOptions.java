package org.glassmaster.cli.internal.option;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ScopeType;

/**
 * The options of every command; they may stand before its name as well.
 *
 * @param json one JSON document instead of words
 * @param quiet no words unless something is wrong
 * @param verbose more words
 */
public record CommonOptions(
    boolean json,
    boolean quiet,
    boolean verbose,
    Optional<Path> scsiTrace,
    Optional<String> backEnd,
    Map<String, String> locationOptions) {

  /** As the parser knows them. */
  public static List<OptionSpec> specs() {
    return List.of(
        everywhere(
            Arguments.flag(
                "--json", "Print one JSON document on standard output, and nothing else there.")),
        everywhere(Arguments.flag("--quiet", "Say nothing unless something is wrong.")),
        everywhere(
            Arguments.flag(
                "--verbose",
                "Say more: every difference, and where the program failed if it did.")),
        everywhere(
            Arguments.option(
                "--trace-scsi",
                "FILE",
                "Write every command sent to a drive, and its answer, to FILE.")),
        everywhere(
            Arguments.option(
                "--back-end",
                "NAME",
                "Reach drives through this back end; `glassmaster devices` lists them.")),
        everywhere(
            Arguments.options(
                "--option",
                "NAME=VALUE",
                "Set an option of the location; of the target where there are two.")),
        everywhere(
            OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help.")
                .build()),
        everywhere(
            OptionSpec.builder("-V", "--version")
                .versionHelp(true)
                .description("Show the version.")
                .build()));
  }

  /** What was typed. */
  public static CommonOptions of(Arguments arguments) {
    return new CommonOptions(
        arguments.has("--json"),
        arguments.has("--quiet"),
        arguments.has("--verbose"),
        arguments.value("--trace-scsi").map(Path::of),
        arguments.value("--back-end"),
        Choices.assignments(arguments.values("--option")));
  }

  private static OptionSpec everywhere(OptionSpec option) {
    return option.toBuilder().scopeType(ScopeType.INHERIT).build();
  }
}
