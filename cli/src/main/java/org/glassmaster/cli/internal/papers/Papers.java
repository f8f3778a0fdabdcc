package org.glassmaster.cli.internal.papers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.glassmaster.cli.internal.task.Program;
import org.glassmaster.spi.BackEnds;
import org.glassmaster.spi.ImageFormats;

/**
 * Writes what is made from the commands and lies beside the program: the manual, and the scripts by
 * which shells complete command lines. Only the build starts it.
 */
final class Papers {
  private Papers() {}

  /** The arguments are the folder {@code share} of the distribution and the date of its pages. */
  public static void main(String[] args) throws IOException {
    write(Path.of(args[0]), args[1]);
  }

  /** Writes all of it into a folder. */
  static void write(Path share, String date) throws IOException {
    OptionValues values = new OptionValues(BackEnds.load(), ImageFormats.load());
    Path bash = Files.createDirectories(share.resolve("bash-completion/completions"));
    Files.writeString(bash.resolve("glassmaster"), new BashCompletion(values).text());
    Path zsh = Files.createDirectories(share.resolve("zsh/site-functions"));
    Files.writeString(zsh.resolve("_glassmaster"), new ZshCompletion(values).text());
    Path manual = Files.createDirectories(share.resolve("man/man1"));
    for (Map.Entry<String, String> page : new ManPages(Program.version(), date).all().entrySet()) {
      Files.writeString(manual.resolve(page.getKey()), page.getValue());
    }
  }
}
