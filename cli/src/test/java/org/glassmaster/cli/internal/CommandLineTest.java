package org.glassmaster.cli.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.glassmaster.cli.internal.terminal.Surroundings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
  static List<String> commands() {
    return List.of(
        "devices", "info", "blank", "eject", "load", "msinfo", "doctor", "author", "copy");
  }

  @Test
  void listsItsCommands() {
    Said said = Said.by("--help");
    assertThat(said.exit()).isZero();
    assertThat(said.out()).startsWith("Usage: glassmaster ").contains(commands());
    assertThat(said.err()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void explainsEachCommandWithAnExample(String command) {
    Said said = Said.by(command, "--help");
    assertThat(said.exit()).isZero();
    assertThat(said.out())
        .startsWith("Usage: glassmaster " + command)
        .contains("Example:\n  glassmaster " + command);
    assertThat(said.out().lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void knowsItsVersion() {
    Said said = Said.by("--version");
    assertThat(said.exit()).isZero();
    assertThat(said.out()).startsWith("glassmaster ");
  }

  @Test
  void suggestsTheCommandThatWasMeant() {
    Said said = Said.by("inof");
    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err())
        .isEqualTo(
            """
            glassmaster: unknown command inof
              -> did you mean info? `glassmaster --help` lists the commands
            """);
    assertThat(said.out()).isEmpty();
  }

  @Test
  void suggestsTheOptionThatWasMeant() {
    Said said = Said.by("info", "--jsno", "album.cue");
    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err())
        .isEqualTo(
            """
            glassmaster: unknown option --jsno
              -> did you mean --json? `glassmaster info --help` lists its options
            """);
  }

  @ParameterizedTest
  @CsvSource({
    "burn a.cue b.cue --progress plian, did you mean plain?",
    "burn a.cue b.cue --write-mode sav, did you mean sao?",
    "burn a.cue b.cue --render countdwon=a, did you mean countdown?",
    "burn a.cue b.cue --render countdown=c, did you mean a?",
    "burn a.cue b.cue --format cuee, did you mean cue?",
    "info a.cue --option layot=single, did you mean layout?",
    "info a.cue?layout=singel, did you mean single?",
    "info /dev/sr0 --back-end flie, did you mean file?",
    "author a.wav --to a.cue --order nams, did you mean names?"
  })
  void suggestsTheValueThatWasMeant(String line, String suggestion) {
    Said said = Said.by(line.split(" ", -1));
    assertThat(said.exit()).isIn(2, 4);
    assertThat(said.err()).contains(suggestion);
  }

  @Test
  void findsTheUnknownOptionBeforeWhatSeemsToBeMissing() {
    assertThat(Said.by("info", "--no-such-option").err()).contains("--no-such-option");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "info",
        "info a b",
        "info --back-end",
        "info a --option",
        "info a --option layout",
        "devices x",
        "--json=maybe devices",
        "info --trace-scsi /no/such/folder/trace a"
      })
  void refusesWrongUsageWithOneMessage(String line) {
    Said said = Said.by(line.isEmpty() ? new String[0] : line.split(" ", -1));
    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.out()).isEmpty();
    assertThat(said.err()).startsWith("glassmaster: ").contains("\n  -> ").doesNotContain("\tat ");
    assertThat(said.err().lines().filter(each -> each.startsWith("glassmaster: "))).hasSize(1);
  }

  @Test
  void tellsScriptsOfWrongUsageInJson() {
    Said said = Said.by("info", "--json", "--no-such-option");
    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err()).isEmpty();
    Map<String, Object> document = said.document();
    assertThat(document.keySet()).containsExactly("schema", "exit", "error");
    assertThat(document).containsEntry("schema", 1).containsEntry("exit", 2);
    assertThat(document)
        .extractingByKey("error", InstanceOfAssertFactories.map(String.class, Object.class))
        .satisfies(
            error ->
                assertThat(error.keySet())
                    .containsExactly("code", "message", "advice", "where", "lba", "sense"))
        .containsEntry("code", "usage")
        .containsEntry("message", "unknown option --no-such-option")
        .containsEntry("lba", null);
  }

  @Test
  void takesCommonOptionsBeforeAndAfterTheCommand() {
    assertThat(Said.by("--json", "doctor").document()).containsKey("checks");
    assertThat(Said.by("doctor", "--json").document()).containsKey("checks");
  }

  @Test
  void saysNothingWhenItIsToBeQuiet() {
    Said said = Said.by("doctor", "--quiet");
    assertThat(said.out()).isEmpty();
    assertThat(said.err()).isEmpty();
  }

  @Test
  void endsWithoutAComplaintWhenNobodyReadsOn() {
    Said said = into(new IOException("Broken pipe"));
    assertThat(said.exit()).isZero();
    assertThat(said.err()).isEmpty();
  }

  @Test
  void saysThatItsOutputGotLost() {
    Said said = into(new IOException("No space left on device"));
    assertThat(said.exit()).isEqualTo(7);
    assertThat(said.err())
        .isEqualTo("glassmaster: standard output could not be written: No space left on device\n");
  }

  private static Said into(IOException fault) {
    OutputStream broken =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw fault;
          }
        };
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exit =
        Main.run(Surroundings.unwatched(broken, err, StandardCharsets.UTF_8, Map.of()), "doctor");
    return new Said(exit, "", err.toString(StandardCharsets.UTF_8));
  }

  @Test
  void knowsNoBackEndByAnotherName() {
    Said said = Said.by("devices", "--back-end", "nix");
    assertThat(said.exit()).isEqualTo(4);
    assertThat(said.err()).contains("nix");
  }

  @Test
  void leavesNoTraceFileOpenAndNoneUnwritten(@TempDir Path folder) {
    Path trace = folder.resolve("trace");
    assertThat(Said.by("doctor", "--trace-scsi", trace.toString()).exit()).isZero();
    assertThat(trace).exists();
  }
}
