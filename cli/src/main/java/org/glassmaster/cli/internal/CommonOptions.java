package org.glassmaster.cli.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options of every command; they may stand before its name as well. */
final class CommonOptions {
  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      order = 100,
      description = "Print one JSON document on standard output, and nothing else there.")
  private boolean json;

  @Option(
      names = "--quiet",
      scope = ScopeType.INHERIT,
      order = 101,
      description = "Say nothing unless something is wrong.")
  private boolean quiet;

  @Option(names = "--verbose", scope = ScopeType.INHERIT, order = 102, description = "Say more.")
  private boolean verbose;

  @Option(
      names = "--trace-scsi",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      order = 103,
      description = "Write every command sent to a drive, and its answer, to FILE.")
  private @Nullable Path scsiTrace;

  @Option(
      names = "--back-end",
      paramLabel = "NAME",
      scope = ScopeType.INHERIT,
      order = 104,
      description = "Reach drives through this back end; `glassmaster devices` lists them.")
  private @Nullable String backEnd;

  @Option(
      names = "--option",
      paramLabel = "NAME=VALUE",
      scope = ScopeType.INHERIT,
      order = 105,
      description = "Set an option of the location; of the target where there are two.")
  private List<String> options = new ArrayList<>();

  boolean json() {
    return json;
  }

  boolean quiet() {
    return quiet;
  }

  boolean verbose() {
    return verbose;
  }

  Optional<Path> scsiTrace() {
    return Optional.ofNullable(scsiTrace);
  }

  Optional<String> backEnd() {
    return Optional.ofNullable(backEnd);
  }

  List<String> options() {
    return options;
  }
}
