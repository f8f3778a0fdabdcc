package org.glassmaster.backend.file.internal.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Programs of others, run in a folder with a time limit. */
final class Peer {
  private static final int SECONDS = 60;

  private final Path folder;

  Peer(Path folder) {
    this.folder = folder;
  }

  /** Runs a program that has to succeed, and gives all that it prints. */
  String run(String... command) throws IOException, InterruptedException {
    Answer answer = ask(command);
    assertThat(answer.exit()).as("%s%n%s", String.join(" ", command), answer.text()).isZero();
    return answer.text();
  }

  /** What a program printed, and how it ended. */
  record Answer(int exit, String text) {}

  /** Runs a program that may fail. */
  Answer ask(String... command) throws IOException, InterruptedException {
    Path output = Files.createTempFile("peer", ".txt");
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .start();
      boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
      process.destroyForcibly();
      String text = Files.readString(output, StandardCharsets.ISO_8859_1);
      assertThat(ended)
          .as("%s did not end within %d seconds%n%s", String.join(" ", command), SECONDS, text)
          .isTrue();
      return new Answer(process.exitValue(), text);
    } finally {
      Files.deleteIfExists(output);
    }
  }

  /** The numbers that a pattern's group finds in a text, in order. */
  static List<Integer> numbers(String pattern, String text) {
    List<Integer> numbers = new ArrayList<>();
    for (String found : all(pattern, text)) {
      numbers.add(Integer.parseInt(found.strip()));
    }
    return numbers;
  }

  /** What a pattern's group finds in a text, in order. */
  static List<String> all(String pattern, String text) {
    List<String> found = new ArrayList<>();
    Matcher matcher = Pattern.compile(pattern, Pattern.MULTILINE).matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }
}
