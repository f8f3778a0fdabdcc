package org.glassmaster.cli.internal.command;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.glassmaster.cli.internal.Album;
import org.glassmaster.cli.internal.Said;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

public class InfoTest {
  @TempDir private Path folder;

  @Test
  void tellsPeopleWhatIsOnTheDisc() throws IOException {
    Album album = Album.in(folder);
    Said said = Said.by("info", album.sheet().toString());
    assertThat(said.exit()).isZero();
    assertThat(said.err()).isEmpty();
    assertThat(said.out().lines().filter(line -> !line.startsWith("location")))
        .allMatch(line -> line.length() <= 79)
        .contains(
            "format     cue",
            "disc       CD-DA, 3 tracks, lead-out at 00:47:00",
            "MCN        4006381333931",
            "#  mode   start     length    pregap    flags  ISRC             idx",
            "1  audio  00:02:00  00:20:00  00:02:00  copy   US-K7Y-98-12345  1-2",
            "2  audio  00:24:00  00:13:00  00:02:00  -      US-K7Y-98-12346",
            "3  audio  00:38:37  00:08:38  00:01:37  pre    -",
            "lead-out at 00:47:00 (LBA 3375)",
            "   1  First");
  }

  @Test
  void takesTheAdviceThatItGives() throws IOException {
    Path sheet = sheetOfSoundsElsewhere();
    Said refused = Said.by("info", sheet.toString());
    assertThat(refused.exit()).isEqualTo(3);
    assertThat(refused.err()).contains("--allow-outside");
    assertThat(Said.by("info", sheet.toString(), "--allow-outside").exit()).isZero();
    assertThat(Said.by("verify", sheet.toString()).exit()).isEqualTo(3);
    assertThat(Said.by("verify", sheet.toString(), "--allow-outside").exit()).isZero();
    String both = Album.in(folder).sheet().toString();
    Said compared = Said.by("verify", both, sheet.toString(), "--allow-outside");
    assertThat(compared.exit()).isEqualTo(8);
  }

  @Test
  void namesTheDialectOnce() throws IOException {
    Path sheet = Album.in(folder).sheet();
    Files.writeString(sheet, "REM COMMENT \"ExactAudioCopy v1.6\"\n" + Files.readString(sheet));
    assertThat(Said.by("info", sheet.toString()).out()).contains("format     cue (eac)\n");
    assertThat(Said.by("plan", sheet.toString(), folder.resolve("x.toc").toString()).out())
        .contains("album.cue, cue (eac)\n");
  }

  /** A sheet in a folder of its own that names a file beside that folder. */
  private Path sheetOfSoundsElsewhere() throws IOException {
    Path inside = Files.createDirectory(folder.resolve("inside"));
    Files.write(folder.resolve("out.bin"), new byte[400 * 2352]);
    return Files.writeString(
        inside.resolve("a.cue"), "FILE \"../out.bin\" BINARY\nTRACK 01 AUDIO\nINDEX 01 00:00:00\n");
  }

  @Test
  void tellsScriptsTheSameWithTheKeysInTheirOrder() throws IOException {
    Album album = Album.in(folder);
    Said said = Said.by("info", album.sheet().toString(), "--json");
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
            "findings");
    assertThat(document)
        .containsEntry("schema", 1)
        .containsEntry("exit", 0)
        .containsEntry("location", "file:" + album.sheet())
        .containsEntry("backEnd", "file")
        .containsEntry("format", "cue")
        .containsEntry("medium", null);
    Map<String, Object> disc = object(document, "disc");
    assertThat(disc.keySet()).containsExactly("type", "mcn", "sessions", "cdText", "ids");
    assertThat(disc).containsEntry("type", "cd-da").containsEntry("mcn", "4006381333931");
    Map<String, Object> session = list(disc, "sessions").getFirst();
    assertThat(session.keySet()).containsExactly("number", "leadOut", "tracks");
    assertThat(session).containsEntry("leadOut", Map.of("lba", 3375, "msf", "00:47:00"));
    List<Map<String, Object>> tracks = list(session, "tracks");
    assertThat(tracks)
        .hasSize(3)
        .allSatisfy(
            track ->
                assertThat(track.keySet())
                    .containsExactly(
                        "number",
                        "mode",
                        "lba",
                        "msf",
                        "sectors",
                        "pregap",
                        "isrc",
                        "copy",
                        "preEmphasis",
                        "fourChannel",
                        "indexes"));
    assertThat(tracks.getFirst())
        .containsEntry("lba", 0)
        .containsEntry("sectors", 1500)
        .containsEntry("pregap", 150)
        .containsEntry("isrc", "US-K7Y-98-12345")
        .containsEntry("copy", "permitted")
        .containsEntry(
            "indexes",
            List.of(
                Map.of("number", 0, "lba", -150, "msf", "00:00:00"),
                Map.of("number", 1, "lba", 0, "msf", "00:02:00"),
                Map.of("number", 2, "lba", 750, "msf", "00:12:00")));
    assertThat(tracks.getLast())
        .containsEntry("isrc", null)
        .containsEntry("copy", "prohibited")
        .containsEntry("preEmphasis", true)
        .containsEntry("pregap", 112);
    Map<String, Object> text = list(disc, "cdText").getFirst();
    assertThat(text.keySet()).containsExactly("block", "language", "encoding", "disc", "tracks");
    assertThat(text)
        .containsEntry("disc", Map.of("title", "Rounds", "performer", "Mot\u00f6r"))
        .containsEntry(
            "tracks", Map.of("1", Map.of("title", "First"), "2", Map.of("title", "Second")));
    assertThat(object(disc, "ids").keySet()).containsExactly("musicBrainz", "cddb", "accurateRip");
  }

  @Test
  void saysWhichFileIsMissing() throws IOException {
    Said noSheet = Said.by("info", folder.resolve("none.cue").toString());
    assertThat(noSheet.exit()).isEqualTo(6);
    assertThat(noSheet.err()).contains("none.cue");
    Album album = Album.in(folder);
    Files.delete(album.samples());
    Said noSamples = Said.by("info", album.sheet().toString());
    assertThat(noSamples.exit()).isEqualTo(6);
    assertThat(noSamples.out()).isEmpty();
    assertThat(noSamples.err()).startsWith("glassmaster: ").contains("album.bin", "\n  -> ");
  }

  @Test
  void keepsItsShapeAfterAFault() {
    Said said = Said.by("info", folder.resolve("none.cue").toString(), "--json");
    assertThat(said.exit()).isEqualTo(6);
    assertThat(said.document().keySet())
        .containsExactly(
            "schema",
            "exit",
            "error",
            "location",
            "backEnd",
            "format",
            "dialect",
            "medium",
            "disc",
            "findings");
    assertThat(object(said.document(), "error").keySet())
        .containsExactly("code", "message", "advice", "where", "lba", "sense");
  }

  @Test
  void saysWhenADeviceHasNoSuchPort() throws IOException {
    Album album = Album.in(folder);
    for (String command : List.of("eject", "load", "blank", "msinfo")) {
      Said said = Said.by(command, album.sheet().toString(), "--json");
      assertThat(said.exit()).isEqualTo(4);
      assertThat(object(said.document(), "error")).containsEntry("code", "no-such-port");
    }
  }

  @SuppressWarnings("unchecked")
  public static Map<String, Object> object(Map<String, Object> document, String key) {
    return (Map<String, Object>) requireNonNull(document.get(key), key);
  }

  @SuppressWarnings("unchecked")
  public static List<Map<String, Object>> list(Map<String, Object> document, String key) {
    return (List<Map<String, Object>>) requireNonNull(document.get(key), key);
  }
}
