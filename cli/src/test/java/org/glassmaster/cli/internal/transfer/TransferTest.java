package org.glassmaster.cli.internal.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.glassmaster.cli.internal.Album;
import org.glassmaster.cli.internal.Said;
import org.glassmaster.cli.internal.command.InfoTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Burning to an image, and every way in which that goes wrong. */
class TransferTest {
  /** Programme with its first pause, lead-out of 90 seconds. */
  private static final long BLOCKS = 150 + 3_375 + 6_750;

  /** First sector of a lead-in of one minute: short, so that the tests are. */
  private static final long START = -4_650;

  @TempDir private Path folder;
  private Album album;

  @BeforeEach
  void putTheAlbumThere() throws IOException {
    album = Album.in(folder);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private Said burn(String... options) {
    return Said.by(
        Stream.concat(
                Stream.of(
                    "burn",
                    album.sheet().toString(),
                    album.at("album.rawdao"),
                    "--lead-in-start",
                    "99:00:00"),
                Stream.of(options))
            .toArray(String[]::new));
  }

  /** Nothing was written, one thing was said, and what to do. */
  private void refused(Said said, int exit) throws IOException {
    assertThat(said.exit()).isEqualTo(exit);
    assertThat(said.err().lines().filter(line -> line.startsWith("glassmaster: "))).hasSize(1);
    assertThat(said.err()).contains("\n  -> ").doesNotContain("\tat ", "Exception");
    assertThat(files()).doesNotContain("album.rawdao", "album.rawdao.json");
    assertThat(files()).allMatch(name -> name.startsWith("album."));
  }

  @Test
  void writesReadsBackAndSaysSo() throws IOException {
    Said said = burn();
    assertThat(said.exit()).isZero();
    assertThat(said.out())
        .contains("US-K7Y-98-12345", "loses      nothing", ": written and verified\n");
    assertThat(said.out().lines().filter(line -> !line.contains(folder.toString())))
        .allMatch(line -> line.length() <= 79);
    assertThat(said.err().lines())
        .containsSubsequence(
            "writing lead-in",
            "writing track 1 of 3",
            "writing track 2 of 3",
            "writing track 3 of 3",
            "writing lead-out",
            "closing",
            "verifying");
    assertThat(Files.size(folder.resolve("album.rawdao"))).isEqualTo((4_500 + BLOCKS) * 2448);
    assertThat(files()).contains("album.rawdao.json");
  }

  @Test
  void letsFilesRunOnIntoEachOther() throws IOException {
    Files.write(folder.resolve("one.bin"), new byte[2352 * 300 + 400]);
    Files.write(folder.resolve("two.bin"), new byte[2352 * 300 + 400]);
    Path sheet = folder.resolve("two.cue");
    Files.writeString(
        sheet,
        """
        FILE "one.bin" BINARY
          TRACK 01 AUDIO
            INDEX 01 00:00:00
        FILE "two.bin" BINARY
          TRACK 02 AUDIO
            INDEX 01 00:00:00
        """);
    Said said =
        Said.by("convert", sheet.toString(), folder.resolve("joined.cue").toString(), "--join");
    assertThat(said.exit()).isZero();
    assertThat(said.out()).containsPattern("488 samples\\s+earlier");
    // Twice 300 sectors and 100 samples: 601 sectors, the last of them filled up.
    assertThat(Files.size(folder.resolve("joined.bin"))).isEqualTo(601 * 2352);
  }

  @Test
  void tellsScriptsEverythingWithTheKeysInTheirOrder() {
    Said said = burn("--json", "--progress", "none");
    assertThat(said.exit()).isZero();
    assertThat(said.err()).isEmpty();
    Map<String, Object> document = said.document();
    assertThat(document.keySet())
        .containsExactly(
            "schema",
            "exit",
            "location",
            "backEnd",
            "format",
            "dialect",
            "medium",
            "disc",
            "findings",
            "target",
            "chosen",
            "fidelity",
            "capacity",
            "report");
    assertThat(InfoTest.object(document, "chosen").keySet())
        .containsExactly("backEnd", "writeMode", "blockFormat", "speed", "because");
    assertThat(InfoTest.object(document, "chosen"))
        .containsEntry("backEnd", "file")
        .containsEntry("writeMode", "raw")
        .containsEntry("blockFormat", "raw")
        .containsEntry("speed", null);
    assertThat(InfoTest.list(document, "fidelity"))
        .isNotEmpty()
        .allSatisfy(
            fate ->
                assertThat(fate.keySet())
                    .containsExactly("attribute", "where", "outcome", "code", "reason"));
    assertThat(InfoTest.object(document, "capacity").keySet())
        .containsExactly("needed", "available");
    Map<String, Object> report = InfoTest.object(document, "report");
    assertThat(report.keySet())
        .containsExactly(
            "written",
            "simulated",
            "verified",
            "attributes",
            "differences",
            "offset",
            "sha256",
            "phases",
            "outcome",
            "reason",
            "differenceCount",
            "retries",
            "checksums");
    assertThat(report)
        .containsEntry("written", true)
        .containsEntry("simulated", false)
        .containsEntry("verified", true)
        .containsEntry("offset", 0)
        .containsEntry("outcome", "written and verified")
        .containsEntry("sha256", sha256OfProgramme());
    assertThat(InfoTest.list(report, "attributes"))
        .contains(Map.of("attribute", "main-channel", "outcome", "verified"));
  }

  /** The samples are the whole programme from LBA 0 on. */
  private String sha256OfProgramme() {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(album.samples())));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void saysThatItDidNotVerifyWhenItDidNot() {
    Said said = burn("--no-verify");
    assertThat(said.exit()).isZero();
    assertThat(said.out()).contains(": written, not verified\n").doesNotContain("verified ");
  }

  @Test
  void plansWithoutTouchingTheTarget() throws IOException {
    Said said = Said.by("plan", album.sheet().toString(), album.at("album.rawdao"), "--json");
    assertThat(said.exit()).isZero();
    assertThat(said.document()).doesNotContainKey("report").containsKey("chosen");
    assertThat(files()).containsExactly("album.bin", "album.cue");
  }

  @Test
  void takesTheWriteModeAndBlockFormatThatAreDemanded() throws IOException {
    assertThat(burn("--block-format", "cooked", "--allow", "all", "--quiet").exit()).isZero();
    assertThat(folder.resolve("album.rawdao.json")).content().contains("\"cooked\"");
    assertThat(burn("--write-mode", "tao", "--overwrite").exit()).isEqualTo(3);
    assertThat(folder.resolve("album.rawdao.json")).content().contains("\"cooked\"");
  }

  @Test
  void startsTheLeadInAt95MinutesUnlessItIsToldOtherwise() throws IOException {
    Said said = Said.by("burn", album.sheet().toString(), album.at("album.rawdao"), "--quiet");
    assertThat(said.exit()).isZero();
    assertThat(Files.size(folder.resolve("album.rawdao"))).isEqualTo((22_500 + BLOCKS) * 2448);
  }

  @Test
  void turnsARawImageBackIntoASheetAndItsSamples() throws IOException {
    Said burnt = burn("--quiet", "--verbose");
    assertThat(burnt.exit()).describedAs(burnt.err()).isZero();
    Path back = Files.createDirectory(folder.resolve("album.back"));
    Said said = Said.by("convert", album.at("album.rawdao"), back.resolve("album.cue").toString());
    assertThat(said.exit()).describedAs(said.out() + said.err()).isZero();
    assertThat(back.resolve("album.bin")).hasSameBinaryContentAs(album.samples());
    assertThat(
            Said.by("verify", back.resolve("album.cue").toString(), album.sheet().toString())
                .exit())
        .isZero();
  }

  @Test
  void refusesASheetThatIsNotThere() throws IOException {
    Files.delete(album.sheet());
    refused(burn(), 6);
  }

  @Test
  void refusesASheetThatMayNotBeRead() throws IOException {
    Files.setPosixFilePermissions(album.sheet(), PosixFilePermissions.fromString("---------"));
    assumeFalse(Files.isReadable(album.sheet()), "root reads everything");
    refused(burn(), 6);
  }

  @Test
  void refusesAFolderInPlaceOfASheet() throws IOException {
    Files.delete(album.sheet());
    Files.createDirectory(album.sheet());
    refused(burn(), 6);
  }

  @Test
  void refusesASheetThatIsNone() throws IOException {
    Files.writeString(album.sheet(), "Dear diary,\n", StandardCharsets.UTF_8);
    refused(burn(), 3);
  }

  @Test
  void refusesSamplesThatAreNotThere() throws IOException {
    Files.delete(album.samples());
    Said said = burn();
    refused(said, 6);
    assertThat(said.err()).contains("album.bin");
  }

  @Test
  void refusesSamplesThatEndBeforeTheSheetDoes() throws IOException {
    try (RandomAccessFile samples = new RandomAccessFile(album.samples().toFile(), "rw")) {
      samples.setLength(2352L * 75 * 30);
    }
    refused(burn(), 6);
  }

  @Test
  void refusesAnIsrcThatIsNone() throws IOException {
    album.edit("USK7Y9812345", "USK7Y98123");
    Said said = burn();
    refused(said, 3);
    assertThat(said.err()).contains("album.cue:");
  }

  @Test
  void keepsAnImageThatIsThere() throws IOException {
    Files.writeString(folder.resolve("album.rawdao"), "precious", StandardCharsets.UTF_8);
    Said said = burn();
    assertThat(said.exit()).isEqualTo(5);
    assertThat(said.err()).contains("album.rawdao", "--overwrite");
    assertThat(folder.resolve("album.rawdao")).hasContent("precious");
    assertThat(burn("--overwrite", "--quiet").exit()).isZero();
    assertThat(Files.size(folder.resolve("album.rawdao"))).isEqualTo((4_500 + BLOCKS) * 2448);
  }

  @Test
  void refusesAFolderThatMayNotBeWritten() throws IOException {
    Path closed = Files.createDirectory(folder.resolve("album.closed"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-xr-xr-x"));
    assumeFalse(Files.isWritable(closed), "root writes everywhere");
    refused(Said.by("burn", album.sheet().toString(), closed.resolve("x.rawdao").toString()), 7);
  }

  @Test
  void makesAFolderThatIsMissing() throws IOException {
    Path target = folder.resolve("album.new").resolve("x.rawdao");
    String[] burn = {
      "burn", album.sheet().toString(), target.toString(), "--lead-in-start", "99:00:00", "--quiet"
    };
    assertThat(Said.by(burn).exit()).isZero();
    assertThat(target).exists();
  }

  @Test
  void refusesAFolderInAFolderThatIsMissing() throws IOException {
    refused(Said.by("burn", album.sheet().toString(), album.at("no/such/folder/x.rawdao")), 7);
  }

  @Test
  void refusesATargetOfNoKnownFormat() throws IOException {
    Said said = Said.by("burn", album.sheet().toString(), album.at("album.mp3"));
    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err()).contains("--format");
    assertThat(files()).containsExactly("album.bin", "album.cue");
  }

  @Test
  void refusesAnOptionThatIsNone() throws IOException {
    refused(burn("--verfiy"), 2);
    refused(burn("--speed", "fast"), 2);
    refused(burn("--option", "colour=red"), 2);
    refused(burn("--progress", "song"), 2);
  }

  @Test
  void refusesALossUntilItIsConsentedTo() throws IOException {
    Said said = burn("--block-format", "pq");
    refused(said, 3);
    assertThat(said.err()).contains("--allow LOSS-CD-TEXT");
    Said asked = burn("--block-format", "pq", "--json");
    assertThat(asked.exit()).isEqualTo(3);
    assertThat(InfoTest.list(asked.document(), "findings"))
        .anySatisfy(finding -> assertThat(finding).containsEntry("code", "LOSS-CD-TEXT"));
    assertThat(InfoTest.list(asked.document(), "fidelity"))
        .anySatisfy(
            fate ->
                assertThat(fate)
                    .containsEntry("attribute", "cd-text")
                    .containsEntry("outcome", "lost"));
    assertThat(burn("--block-format", "pq", "--allow", "LOSS-CD-TEXT", "--quiet").exit()).isZero();
    assertThat(Files.size(folder.resolve("album.rawdao"))).isEqualTo((4_500 + BLOCKS) * 2368);
  }

  @Test
  void findsTheSectorInWhichTwoDiscsDiffer() throws IOException {
    Said burnt = burn("--quiet", "--verbose");
    assertThat(burnt.exit()).describedAs(burnt.err()).isZero();
    try (RandomAccessFile image =
        new RandomAccessFile(folder.resolve("album.rawdao").toFile(), "rw")) {
      image.seek((-START + 1_000) * 2448 + 100);
      int before = image.read();
      image.seek((-START + 1_000) * 2448 + 100);
      image.write(before ^ 1);
    }
    String raw = album.at("album.rawdao");
    Said said = Said.by("verify", raw, album.sheet().toString(), "--json");
    assertThat(said.exit()).isEqualTo(8);
    assertThat(said.document().keySet())
        .containsExactly(
            "schema",
            "exit",
            "location",
            "backEnd",
            "format",
            "dialect",
            "reference",
            "sound",
            "same",
            "differences",
            "differenceCount",
            "attributes",
            "offset",
            "sha256",
            "checksums",
            "findings");
    assertThat(said.document()).containsEntry("same", false).containsEntry("sound", null);
    assertThat(InfoTest.list(said.document(), "differences"))
        .singleElement()
        .satisfies(
            difference -> {
              assertThat(difference.keySet()).containsExactly("what", "lba", "expected", "found");
              assertThat(difference).containsEntry("lba", 1_000);
            });
    assertThat(Said.by("verify", raw, album.sheet().toString()).out())
        .contains("is not the same disc as");
  }

  @Test
  void tellsWhetherARawImageIsSound() throws IOException {
    Said burnt = burn("--quiet", "--verbose");
    assertThat(burnt.exit()).describedAs(burnt.err()).isZero();
    String raw = album.at("album.rawdao");
    Said sound = Said.by("verify", raw, "--json");
    assertThat(sound.exit()).isZero();
    assertThat(sound.document()).containsEntry("sound", true).containsEntry("same", null);
    try (RandomAccessFile image = new RandomAccessFile(raw, "rw")) {
      // Bit 6 is Q.
      image.seek((-START + 500) * 2448 + 2352 + 20);
      int before = image.read();
      image.seek((-START + 500) * 2448 + 2352 + 20);
      image.write(before ^ 0x40);
    }
    Said unsound = Said.by("verify", raw, "--json");
    assertThat(unsound.exit()).isEqualTo(8);
    assertThat(unsound.document()).containsEntry("sound", false);
    assertThat(Said.by("verify", raw).out()).contains("is not sound: 1 fault");
  }
}
