package org.glassmaster.cli.internal;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.glassmaster.core.fault.ContentException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.finding.Finding;
import org.glassmaster.spi.UsageException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The {@code glassmaster} command. */
public final class Main {
  /** The version of every JSON document. */
  private static final int SCHEMA = 1;

  private final Surroundings surroundings;
  private final List<String> arguments;
  private final CommonOptions common = new CommonOptions();

  private Main(Surroundings surroundings, String... arguments) {
    this.surroundings = surroundings;
    this.arguments = Arrays.asList(arguments);
  }

  /** Runs one command line and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(run(args));
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
    CommandLine line = CommandTree.of(common, arguments);
    try {
      ParseResult parsed = line.parseArgs(arguments.toArray(String[]::new));
      if (printsHelp(parsed)) {
        return Exit.DONE;
      }
      return run(CommandTree.task(parsed));
    } catch (ParameterException e) {
      return end(null, CommandTree.problem(e));
    } finally {
      surroundings.flush();
    }
  }

  private boolean printsHelp(ParseResult parsed) {
    ParseResult asked = parsed;
    while (asked.hasSubcommand()) {
      asked = asked.subcommand();
    }
    CommandLine line = asked.commandSpec().commandLine();
    if (asked.isVersionHelpRequested() || parsed.isVersionHelpRequested()) {
      surroundings.page().line(CommandTree.version());
      return true;
    }
    if (asked.isUsageHelpRequested() || parsed.isUsageHelpRequested()) {
      line.usage(surroundings.out(), CommandTree.colours(surroundings));
      return true;
    }
    return false;
  }

  private Exit run(Task task) {
    try (Context context = Context.of(surroundings, common)) {
      Exit exit = task.run(context);
      if (common.json()) {
        document(exit, null, task);
      }
      return exit;
    } catch (GlassmasterException e) {
      Exit exit = end(task, Problem.of(e));
      if (!common.json() && e instanceof ContentException content) {
        others(content.findings());
      }
      return exit;
    } catch (UsageException e) {
      return end(task, Problem.of(e));
    } catch (RuntimeException | Error e) {
      Exit exit = end(task, Problem.ours(e));
      if (common.verbose()) {
        e.printStackTrace(surroundings.err());
      }
      return exit;
    }
  }

  private Exit end(@Nullable Task task, Problem problem) {
    if (common.json() || arguments.contains("--json")) {
      document(problem.exit(), problem, task);
    } else {
      surroundings.out().flush();
      Page page = surroundings.complaints();
      String place = problem.where().map(where -> where + ": ").orElse("");
      page.wrapped(
          Ink.BAD.on("glassmaster:") + " ",
          "  ",
          problem.message().startsWith(place) ? problem.message() : place + problem.message());
      problem.advice().ifPresent(advice -> page.wrapped("  -> ", "     ", advice));
    }
    return problem.exit();
  }

  /** The first one was told as the problem itself. */
  private void others(List<Finding> findings) {
    findings.stream()
        .skip(1)
        .forEach(finding -> Findings.print(surroundings.complaints(), finding, "  "));
  }

  private void document(Exit exit, @Nullable Problem problem, @Nullable Task task) {
    surroundings.out().flush();
    PrintWriter out = new PrintWriter(surroundings.out(), false, StandardCharsets.UTF_8);
    Json json = Json.document(out).object();
    json.field("schema", SCHEMA);
    json.field("exit", exit.code());
    if (problem != null) {
      problem.describe(json.name("error"));
    }
    Optional.ofNullable(task).ifPresent(told -> told.describe(json));
    json.end();
    out.flush();
  }
}
