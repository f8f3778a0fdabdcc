import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Follows a guide word for word: writes each block that stands under the name of a file, runs each
 * block of commands, and looks for the lines that are shown after it in what they print.
 *
 * <p>Arguments: the page, and the empty folder to follow it in.
 */
class Follow {
  private static final Pattern FILE = Pattern.compile("\\*\\*`([^`]+)`\\*\\*");

  private final Path folder;
  private String printed = "";

  private Follow(Path folder) {
    this.folder = folder;
  }

  public static void main(String[] args) throws Exception {
    Path folder = Files.createDirectories(Path.of(args[1]));
    try (var entries = Files.list(folder)) {
      if (entries.findAny().isPresent()) {
        throw new IllegalStateException(folder + " is not empty");
      }
    }
    new Follow(folder).follow(Files.readAllLines(Path.of(args[0])).iterator());
  }

  private void follow(Iterator<String> page) throws Exception {
    String file = "";
    while (page.hasNext()) {
      String line = page.next();
      Matcher name = FILE.matcher(line);
      if (name.matches()) {
        file = name.group(1);
      } else if (line.startsWith("```")) {
        List<String> block = block(page);
        if (!file.isEmpty()) {
          write(file, block);
        } else if (line.equals("```sh")) {
          run(block);
        } else if (line.equals("```text")) {
          expect(block);
        }
        file = "";
      }
    }
  }

  private static List<String> block(Iterator<String> page) {
    List<String> block = new ArrayList<>();
    for (String line = page.next(); !line.equals("```"); line = page.next()) {
      block.add(line);
    }
    return block;
  }

  private void write(String name, List<String> lines) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, lines);
  }

  private void run(List<String> commands) throws Exception {
    commands.forEach(command -> System.out.println("$ " + command));
    long begun = System.nanoTime();
    Process shell =
        new ProcessBuilder("bash", "-euc", String.join("\n", commands))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    shell.getOutputStream().close();
    printed = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    System.out.print(printed);
    int exit = shell.waitFor();
    System.out.printf("(%.1f s)%n", (System.nanoTime() - begun) / 1e9);
    if (exit != 0) {
      throw new IllegalStateException("the commands ended with " + exit);
    }
  }

  /** The lines that are shown occur in this order. */
  private void expect(List<String> lines) {
    Iterator<String> found = printed.lines().iterator();
    for (String line : lines) {
      boolean there = false;
      while (!there && found.hasNext()) {
        there = found.next().stripTrailing().equals(line);
      }
      if (!there) {
        throw new IllegalStateException("the page shows a line that was not printed: " + line);
      }
    }
  }
}
