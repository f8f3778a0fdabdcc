package org.glassmaster.cli.internal.papers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.glassmaster.cli.internal.command.CommandEntry;
import org.glassmaster.cli.internal.command.CommandTree;
import org.glassmaster.cli.internal.outcome.Exit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.Model.OptionSpec;

class PapersTest {
  @TempDir private static Path share;

  @BeforeAll
  static void write() throws IOException {
    Papers.write(share, "2026-11-20");
  }

  private static String read(String name) throws IOException {
    return Files.readString(share.resolve(name));
  }

  private static String bash() throws IOException {
    return read("bash-completion/completions/glassmaster");
  }

  private static String zsh() throws IOException {
    return read("zsh/site-functions/_glassmaster");
  }

  @Test
  void nameEveryCommandAndOption() throws IOException {
    String program = read("man/man1/glassmaster.1");
    for (CommandEntry entry : CommandEntry.ALL) {
      assertThat(List.of(program, bash(), zsh())).allMatch(text -> text.contains(entry.name()));
      String page = read("man/man1/glassmaster-" + entry.name() + ".1");
      assertThat(page).contains(Roff.escaped("glassmaster " + entry.example()));
      for (OptionSpec option : CommandTree.full(entry).options()) {
        assertThat(page).contains("\\fB" + Roff.escaped(option.longestName()) + "\\fR");
        assertThat(bash()).contains(option.longestName());
        assertThat(zsh()).contains(option.longestName());
      }
    }
    for (Exit exit : Exit.values()) {
      assertThat(program)
          .contains(".B " + exit.code() + "\n" + Roff.escaped(exit.meaning()).substring(0, 20));
    }
  }

  @Test
  void areTheSameEachTime(@TempDir Path again) throws IOException {
    Papers.write(again, "2026-11-20");
    try (Stream<Path> files = Files.walk(share)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(again.resolve(share.relativize(file))).hasSameBinaryContentAs(file);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'gla, de', 'devices'",
    "'gla, v', 'verify'",
    "'gla, burn, --wr', '--write-mode --write-offset'",
    "'gla, burn, --write-mode, ', 'auto raw sao tao'",
    "'gla, burn, a.cue, b.cue, --write-mode, =, s', 'sao'",
    "'gla, author, --format, ', 'cue toc'",
    "'gla, rip, --format, c', 'ccd cue'",
    "'gla, --back-end, sg', 'sgio'",
    "'gla, burn, --render, countdown', 'countdown=a countdown=b'",
    "'gla, burn, --option, layout', 'layout=single layout=sources layout=tracks'",
    "'gla, --qu', '--quiet'",
    "'gla, info, al', 'album two.cue album.cue'",
    "'gla, info, sg', 'sgio:'",
    "'gla, info, file, :, alb', 'album two.cue album.cue'",
    "'gla, burn, --speed, ', 'max'",
    "'gla, burn, --retries, ', ''",
    "'gla, burn, a, --spool, f', 'folder'",
    "'gla, eject, --full', ''",
    "'gla, blank, --fu', '--full'",
  })
  @Tag("judge")
  void completeInBash(String words, String expected, @TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("album.cue"), "");
    Files.writeString(folder.resolve("album two.cue"), "");
    Files.createDirectory(folder.resolve("folder"));
    StringBuilder script = new StringBuilder("source \"$1\"\nCOMP_WORDS=(");
    List<String> list = Stream.of(words.split(", ", -1)).map(String::strip).toList();
    for (String word : list) {
      script.append(" '").append(word).append('\'');
    }
    script.append(")\nCOMP_CWORD=").append(list.size() - 1);
    script.append("\n_glassmaster glassmaster\nprintf '%s\\n' \"${COMPREPLY[@]}\" | sort\n");
    String answer =
        tool(
            folder,
            "bash",
            "--norc",
            "-c",
            script.toString(),
            "bash",
            share.resolve("bash-completion/completions/glassmaster").toString());
    assertThat(answer.lines().filter(line -> !line.isEmpty()).toList())
        .isEqualTo(
            Stream.of(expected.replace("album two", "album_two").split(" ", -1))
                .filter(word -> !word.isEmpty())
                .map(word -> word.replace("album_two", "album two"))
                .toList());
  }

  @Test
  @Tag("judge")
  void completeInZsh() throws Exception {
    Path script = share.resolve("zsh/site-functions/_glassmaster");
    assertThat(tool(share, "zsh", "-n", script.toString())).isEmpty();
    // The completion system takes it for the program's and finds its function.
    String answer =
        tool(
            share,
            "zsh",
            "-f",
            "-c",
            "fpath=($1 $fpath); autoload -Uz compinit; compinit -u -D; print -r --"
                + " ${_comps[glassmaster]}; autoload +X _glassmaster; whence -w _glassmaster",
            "zsh",
            share.resolve("zsh/site-functions").toString());
    assertThat(answer).contains("_glassmaster\n", "_glassmaster: function");
  }

  @Test
  @Tag("judge")
  void areReadByManWithoutAWarning() throws Exception {
    try (Stream<Path> pages = Files.list(share.resolve("man/man1"))) {
      for (Path page : pages.toList()) {
        assertThat(tool(share, "mandoc", "-Tlint", "-Wwarning", page.toString())).isEmpty();
        assertThat(tool(share, "groff", "-man", "-Tutf8", "-ww", "-z", page.toString())).isEmpty();
      }
    }
    String shown =
        tool(
            share,
            "mandoc",
            "-Tascii",
            "-Owidth=78",
            share.resolve("man/man1/glassmaster-burn.1").toString());
    assertThat(shown.replaceAll(".\b", ""))
        .contains("NAME", "SYNOPSIS", "glassmaster burn [OPTIONS] SOURCE TARGET", "--write-mode=")
        .contains("EXIT STATUS")
        .doesNotContain("\\f", "\\(");
  }

  private static String tool(Path folder, String... command) throws Exception {
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return text;
  }
}
