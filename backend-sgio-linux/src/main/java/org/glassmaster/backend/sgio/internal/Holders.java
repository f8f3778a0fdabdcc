package org.glassmaster.backend.sgio.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The programs that have a node open, as far as {@code /proc} shows them to this user. */
final class Holders {
  private static final Pattern PROCESS = Pattern.compile("\\d+");

  private final SystemTree tree;

  Holders(SystemTree tree) {
    this.tree = tree;
  }

  /** {@code vlc (process 4711)} …; this process is not among them. */
  List<String> of(Path node) {
    String self = Long.toString(ProcessHandle.current().pid());
    List<String> found = new ArrayList<>();
    for (Path process : SystemTree.entries(tree.proc())) {
      String id = SystemTree.nameOf(process);
      if (PROCESS.matcher(id).matches() && !id.equals(self) && holds(process, node)) {
        found.add(
            SystemTree.text(process.resolve("comm")).orElse("a program") + " (process " + id + ")");
      }
    }
    return found;
  }

  private static boolean holds(Path process, Path node) {
    for (Path open : SystemTree.entries(process.resolve("fd"))) {
      try {
        if (Files.readSymbolicLink(open).equals(node)) {
          return true;
        }
      } catch (IOException | UnsupportedOperationException e) {
        // Closed meanwhile, or none of this user's business: look at the next.
      }
    }
    return false;
  }
}
