package org.glassmaster.cli.internal.terminal;

import java.io.BufferedOutputStream;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.glassmaster.cli.internal.page.Page;

/**
 * What a command meets outside itself: where it speaks, who watches, and the environment.
 *
 * @param outIsTerminal whether people read standard output
 * @param errIsTerminal whether people read standard error
 * @param inIsTerminal whether people can answer
 */
public record Surroundings(
    Outlet outlet,
    PrintStream out,
    PrintStream err,
    Map<String, String> environment,
    boolean outIsTerminal,
    boolean errIsTerminal,
    boolean inIsTerminal) {

  /** The process's own. */
  public static Surroundings ofProcess() {
    return of(
        new FileOutputStream(FileDescriptor.out),
        System.out.charset(),
        new FileOutputStream(FileDescriptor.err),
        System.err.charset(),
        System.getenv(),
        isTerminal(1),
        isTerminal(2),
        isTerminal(0));
  }

  /** Streams that nobody watches. */
  public static Surroundings unwatched(
      OutputStream out, OutputStream err, Charset charset, Map<String, String> environment) {
    return of(out, charset, err, charset, environment, false, false, false);
  }

  private static Surroundings of(
      OutputStream out,
      Charset outCharset,
      OutputStream err,
      Charset errCharset,
      Map<String, String> environment,
      boolean outIsTerminal,
      boolean errIsTerminal,
      boolean inIsTerminal) {
    Outlet outlet = new Outlet(out);
    return new Surroundings(
        outlet,
        new PrintStream(new BufferedOutputStream(outlet), false, outCharset),
        new PrintStream(new BufferedOutputStream(new Outlet(err)), false, errCharset),
        environment,
        outIsTerminal,
        errIsTerminal,
        inIsTerminal);
  }

  /** Whether colours are wanted where people watch (no-color.org). */
  public boolean coloured(boolean watched) {
    return watched
        && environment.getOrDefault("NO_COLOR", "").isEmpty()
        && !"dumb".equals(environment.get("TERM"));
  }

  /** A page on standard output. */
  public Page page() {
    return new Page(out, coloured(outIsTerminal));
  }

  /** A page on standard error. */
  public Page complaints() {
    return new Page(err, coloured(errIsTerminal));
  }

  /**
   * Everything said so far reaches its reader; if it cannot, that is said on standard error.
   *
   * @return whether it did, or nobody wants to know any more
   */
  public boolean flush() {
    out.flush();
    Optional<IOException> fault = outlet.failure();
    fault.ifPresent(
        what ->
            complaints()
                .line("glassmaster: standard output could not be written: " + what.getMessage()));
    err.flush();
    return fault.isEmpty();
  }

  /** Linux tells what a descriptor is; elsewhere the virtual machine knows of all three at once. */
  private static boolean isTerminal(int descriptor) {
    try {
      String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
      return target.startsWith("/dev/pts/")
          || target.startsWith("/dev/tty")
          || target.equals("/dev/console");
    } catch (IOException | UnsupportedOperationException e) {
      return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    }
  }
}
