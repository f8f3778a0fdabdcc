package org.glassmaster.backend.imapi2.internal.com;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The tables stand up to who did not write them: two compilers, the headers of mingw-w64, and the
 * tables of the server of C, which were taken from the reference by another hand.
 */
@Tag("judge")
class TablesJudgeTest {
  private static final Path C = Path.of("src", "test", "c");
  private static final Pattern TAB = Pattern.compile("\t");
  private static final String COMPARED =
      "d9d134bf723e0ab8d2f57ff616331df72ad2d1d41cd195a56e457bcf69f34d3c";
  private static final int LONGEST_RUN_SECONDS = 300;

  /** No header of IMAPI2 may lie here; who changes a slot compares it with Microsoft's own. */
  @Test
  void haveTheSlotsThatWereComparedWithMicrosoftsHeader() throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    try (InputStream slots = InterfaceTable.class.getResourceAsStream("imapi2-vtables.tsv")) {
      digest.update(Objects.requireNonNull(slots).readAllBytes());
    }
    assertThat(HexFormat.of().formatHex(digest.digest())).isEqualTo(COMPARED);
  }

  @Test
  void haveTheIdentifiersAndAncestorsThatTheServerHas() throws IOException {
    for (String[] row : rows("guids.tsv")) {
      if (row[2].equals("class")) {
        assertThat(InterfaceTable.standard().coclass(row[0])).isEqualTo(Guid.of(row[1]));
      } else if (!row[0].equals("IClassFactory")) {
        ComInterface type = InterfaceTable.standard().type(row[0]);
        assertThat(type.iid()).as(row[0]).isEqualTo(Guid.of(row[1]));
        assertThat(type.ancestors().stream().findFirst().orElse("-")).isEqualTo(row[2]);
      }
    }
  }

  @Test
  void haveTheParametersThatTheServerHas() throws IOException {
    Map<String, String> letters =
        rows("signatures.tsv").stream()
            .collect(Collectors.toMap(row -> row[0] + "." + row[1], row -> row[3]));
    int compared = 0;
    for (ComInterface type : InterfaceTable.standard().interfaces().values()) {
      for (ComMethod method : type.methods()) {
        String told = letters.get(type.name() + "." + method.name());
        if (told != null) {
          assertThat("I(" + method.parameters() + ")").as(method.toString()).isEqualTo(told);
          compared++;
        }
      }
    }
    assertThat(compared).isGreaterThan(180);
  }

  /** Also compiles the whole server for Windows. */
  @Test
  void haveTheSlotsThatTheHeadersOfMingwHave(@TempDir Path folder)
      throws IOException, InterruptedException {
    assertThat(run("judge/headers", folder)).isEmpty();
  }

  /** Addresses, leaks and undefined behaviour, with a client that is written in C too. */
  @Test
  void makeAServerThatTheSanitizersLetPass(@TempDir Path folder)
      throws IOException, InterruptedException {
    assertThat(run("smoke/run", folder)).isEmpty();
  }

  private static List<String[]> rows(String name) throws IOException {
    return Files.readAllLines(C.resolve("table").resolve(name)).stream()
        .skip(1)
        .map(line -> TAB.split(line, -1))
        .toList();
  }

  /** What the script says; nothing where all is well. */
  private static String run(String script, Path folder) throws IOException, InterruptedException {
    Path said = folder.resolve("said");
    Process process =
        new ProcessBuilder(C.resolve(script).toString(), folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    boolean ended = process.waitFor(LONGEST_RUN_SECONDS, TimeUnit.SECONDS);
    return ended && process.exitValue() == 0 && Files.size(said) == 0
        ? ""
        : "exit " + (ended ? process.exitValue() : "never") + "\n" + Files.readString(said);
  }
}
