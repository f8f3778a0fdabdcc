package org.glassmaster.cli.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.glassmaster.cli.internal.terminal.Surroundings;

/**
 * Runs a list of commands in one process, their output thrown away, so that the ahead-of-time cache
 * of the distribution (JEP 514) knows the classes that a user's first command needs. Only the build
 * starts it.
 */
final class Rehearsal {
  private Rehearsal() {}

  /** The argument names a file with a command on each line, its words separated by tabs. */
  public static void main(String[] args) throws IOException {
    List<String> commands = Files.readAllLines(Path.of(args[0]));
    for (String command : commands) {
      OutputStream nowhere = OutputStream.nullOutputStream();
      Surroundings surroundings =
          Surroundings.unwatched(nowhere, nowhere, StandardCharsets.UTF_8, System.getenv());
      int exit = Main.run(surroundings, command.split("\t", -1));
      if (exit != 0) {
        System.err.println("glassmaster " + command.replace('\t', ' ') + ": exit " + exit);
        System.exit(1);
      }
    }
  }
}
