package org.glassmaster.cli.internal;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.glassmaster.cli.internal.command.CommandTree;
import org.glassmaster.cli.internal.json.Json;
import org.glassmaster.cli.internal.json.ProblemDocument;
import org.glassmaster.cli.internal.option.CommonOptions;
import org.glassmaster.cli.internal.outcome.Exit;
import org.glassmaster.cli.internal.outcome.Problem;
import org.glassmaster.cli.internal.page.FindingsPage;
import org.glassmaster.cli.internal.page.Ink;
import org.glassmaster.cli.internal.page.Page;
import org.glassmaster.cli.internal.task.Context;
import org.glassmaster.cli.internal.task.Program;
import org.glassmaster.cli.internal.task.Task;
import org.glassmaster.cli.internal.terminal.Surroundings;
import org.glassmaster.core.fault.ContentException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.finding.Finding;
import org.glassmaster.spi.UsageException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The {@code glassmaster} command. */
public final class Main {
  /** The version of every JSON document. */
  private static final int SCHEMA = 1;

  private final Surroundings surroundings;
  private final List<String> arguments;
  private @Nullable Task task;

  private Main(Surroundings surroundings, String... arguments) {
    this.surroundings = surroundings;
    this.arguments = Arrays.asList(arguments);
  }

  /**
   * Runs one command line and ends the process with its exit code. Where all went well the process
   * ends by itself: to ask for it takes the virtual machine longer.
   */
  public static void main(String[] args) {
    int code = run(args);
    if (code != 0) {
      System.exit(code);
    }
  }

  /** Runs one command line on the process's own streams and returns its exit code. */
  static int run(String... args) {
    return run(Surroundings.ofProcess(), args);
  }

  /** Runs one command line and returns its exit code. */
  static int run(Surroundings surroundings, String... args) {
    return new Main(surroundings, args).run().code();
  }

  private Exit run() {
    Exit exit = answer();
    boolean heard = surroundings.flush();
    boolean forItsWords = task == null || task.isForItsWords();
    return heard || exit != Exit.DONE || !forItsWords ? exit : Exit.WRITE_FAILED;
  }

  private Exit answer() {
    try {
      return obey();
    } catch (ParameterException e) {
      return end(CommandTree.problem(e));
    } catch (UsageException e) {
      return end(Problem.of(e));
    } catch (GlassmasterException e) {
      List<Finding> refusals =
          e instanceof ContentException content ? content.findings() : List.of();
      Optional.ofNullable(task).ifPresent(told -> told.refusedFor(refusals));
      Exit exit = end(Problem.of(e));
      if (!json()) {
        others(refusals);
      }
      return exit;
    } catch (RuntimeException | Error e) {
      Exit exit = end(Problem.ours(e));
      if (arguments.contains("--verbose")) {
        e.printStackTrace(surroundings.err());
      }
      return exit;
    }
  }

  private Exit obey() throws GlassmasterException {
    ParseResult parsed = CommandTree.of(arguments).parseArgs(arguments.toArray(String[]::new));
    if (printsHelp(parsed)) {
      return Exit.DONE;
    }
    Task named = CommandTree.task(parsed);
    task = named;
    CommonOptions common = CommonOptions.of(CommandTree.arguments(parsed));
    try (Context context = Context.of(surroundings, common)) {
      Exit exit = named.run(context);
      if (common.json()) {
        document(exit, null);
      }
      return exit;
    }
  }

  private boolean printsHelp(ParseResult parsed) {
    ParseResult asked = parsed;
    while (asked.hasSubcommand()) {
      asked = asked.subcommand();
    }
    if (asked.isVersionHelpRequested() || parsed.isVersionHelpRequested()) {
      surroundings.page().line(Program.version());
      return true;
    }
    if (asked.isUsageHelpRequested() || parsed.isUsageHelpRequested()) {
      asked
          .commandSpec()
          .commandLine()
          .usage(surroundings.out(), CommandTree.colours(surroundings));
      return true;
    }
    return false;
  }

  private Exit end(Problem problem) {
    if (json()) {
      document(problem.exit(), problem);
    } else {
      surroundings.out().flush();
      Page page = surroundings.complaints();
      // Each on one line, however long: what is told here is searched for and typed again.
      page.line(Ink.BAD.on("glassmaster:") + " " + problem.placed());
      problem.advice().ifPresent(advice -> page.line("  -> " + advice));
    }
    return problem.exit();
  }

  /** Also where the rest of the command line could not be understood. */
  private boolean json() {
    return arguments.contains("--json");
  }

  /** The first one was told as the problem itself. */
  private void others(List<Finding> findings) {
    findings.stream()
        .skip(1)
        .forEach(finding -> FindingsPage.print(surroundings.complaints(), finding, "  "));
  }

  private void document(Exit exit, @Nullable Problem problem) {
    surroundings.out().flush();
    PrintWriter out = new PrintWriter(surroundings.out(), false, StandardCharsets.UTF_8);
    Json json = Json.document(out).object();
    json.field("schema", SCHEMA);
    json.field("exit", exit.code());
    if (problem != null) {
      ProblemDocument.describe(json, problem);
    }
    Optional.ofNullable(task).ifPresent(told -> told.describe(json));
    json.end();
    out.flush();
  }
}
