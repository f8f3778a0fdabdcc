package org.glassmaster.cli.internal.author;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.glassmaster.cli.internal.Said;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthorTest {
  @TempDir private Path folder;

  private Path wave(String name, int seed, String... tags) throws IOException {
    Map<String, String> all = new LinkedHashMap<>();
    for (int i = 0; i < tags.length; i += 2) {
      all.put(tags[i], tags[i + 1]);
    }
    return SoundFileWriter.wave(folder.resolve(name), 300 + seed, seed, all);
  }

  private Said author(String to, String... more) {
    List<String> words = new ArrayList<>(List.of("author", folder.toString(), "--to", at(to)));
    words.addAll(List.of(more));
    return Said.by(words.toArray(String[]::new));
  }

  private String at(String name) {
    return folder.resolve(name).toString();
  }

  private String sheet(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  @Test
  void makesASheetThatNamesTheFilesOfAFolder() throws IOException {
    wave("b.wav", 1, "TRCK", "2/2", "TIT2", "Zweites", "TPE1", "Ä", "TSRC", "US-K7Y-98-12346");
    wave("c.wav", 2, "TRCK", "1", "TIT2", "Erstes", "TPE1", "Ä", "TALB", "Alles");
    Said said = author("album.cue", "--gap", "2");
    assertThat(said.exit()).isZero();
    assertThat(sheet("album.cue"))
        .isEqualTo(
            """
            TITLE "Alles"
            PERFORMER "Ä"
            FILE "c.wav" WAVE
              TRACK 01 AUDIO
                TITLE "Erstes"
                PERFORMER "Ä"
                INDEX 01 00:00:00
            FILE "b.wav" WAVE
              TRACK 02 AUDIO
                TITLE "Zweites"
                PERFORMER "Ä"
                ISRC USK7Y9812346
                PREGAP 00:02:00
                INDEX 01 00:00:00
            """);
    assertThat(said.out()).contains("album.cue: written and read back", "nothing was burned");
  }

  @Test
  void makesATocFileOfTheSameDisc() throws IOException {
    wave("1.wav", 1, "TIT2", "One");
    wave("2.wav", 2);
    assertThat(author("album.toc", "--gap", "00:00:30").exit()).isZero();
    assertThat(author("album.cue", "--gap", "00:00:30").exit()).isZero();
    assertThat(sheet("album.toc"))
        .contains("TITLE \"One\"", "FILE \"1.wav\" 0\n", "SILENCE 00:00:30\nFILE \"2.wav\" 0\n")
        .contains("START 00:00:30\n");
    Said same = Said.by("verify", at("album.toc"), at("album.cue"));
    assertThat(same.out()).contains("verified").doesNotContain("toc of", "main-channel of");
    // The two seconds, 301 sectors, the gap, 302 sectors.
    assertThat(Said.by("info", at("album.toc")).out()).contains("lead-out at 00:10:33 (LBA 633)");
  }

  @Test
  void putsFilesInTheOrderOfTheirNamesAsPeopleReadThem() throws IOException {
    for (String name : List.of("track10.wav", "Track2.wav", "track1.wav", "track03.wav")) {
      wave(name, name.length() * 7 + name.charAt(name.length() - 5));
    }
    assertThat(author("a.cue").exit()).isZero();
    assertThat(files("a.cue"))
        .containsExactly("track1.wav", "Track2.wav", "track03.wav", "track10.wav");
  }

  private List<String> files(String sheet) throws IOException {
    return sheet(sheet)
        .lines()
        .filter(line -> line.startsWith("FILE"))
        .map(line -> line.substring(6, line.lastIndexOf('"')))
        .toList();
  }

  @Test
  void respectsTheOrderOfAList() throws IOException {
    Path one = wave("1.wav", 1, "TRCK", "1");
    Path two = wave("2.wav", 2, "TRCK", "2");
    assertThat(Said.by("author", two.toString(), one.toString(), "--to", at("a.cue")).exit())
        .isZero();
    assertThat(files("a.cue")).containsExactly("2.wav", "1.wav");
    Said sorted =
        Said.by("author", two.toString(), one.toString(), "--to", at("b.cue"), "--order", "tags");
    assertThat(sorted.exit()).isZero();
    assertThat(files("b.cue")).containsExactly("1.wav", "2.wav");
  }

  @Test
  void saysWhyItDoesNotUseNumbers() throws IOException {
    wave("1.wav", 1, "TRCK", "9");
    wave("2.wav", 2);
    assertThat(author("a.cue").out()).contains("AUTHOR-001", "1 of 2 files have no track number");
    assertThat(files("a.cue")).containsExactly("1.wav", "2.wav");
  }

  @Test
  void takesNoTitlesWhereThatIsSwitchedOff() throws IOException {
    wave("1.wav", 1, "TIT2", "One", "TALB", "All");
    assertThat(author("a.cue", "--cd-text", "none").exit()).isZero();
    assertThat(sheet("a.cue")).doesNotContain("TITLE");
  }

  @Test
  void refusesCharactersThatCdTextCannotHoldUnlessTheyMayBeReplaced() throws IOException {
    wave("1.wav", 1, "TIT2", "Łódź");
    Said refused = author("a.cue");
    assertThat(refused.exit()).isEqualTo(3);
    assertThat(refused.err()).contains("'Ł' (U+0141)", "--allow TEXT-001");
    assertThat(folder.resolve("a.cue")).doesNotExist();
    assertThat(author("a.cue", "--allow", "TEXT-001").exit()).isZero();
    assertThat(sheet("a.cue")).contains("TITLE \"Lódz\"");
  }

  @Test
  void takesTheCharacterSetThatHoldsTheTitles() throws IOException {
    wave("1.wav", 1, "TIT2", "日本の歌");
    assertThat(author("a.cue", "--json").document().toString()).contains("ms-jis", "日本の歌");
  }

  @Test
  void noticesWhatIsOddAboutTagsAndFiles() throws IOException {
    wave("1.wav", 1, "TSRC", "USK7Y9812345", "TALB", "One");
    wave("2.wav", 2, "TSRC", "USK7Y9812345", "TALB", "Two");
    wave("3.wav", 2, "TSRC", "12345", "TALB", "Two");
    Files.writeString(folder.resolve("cover.jpg"), "no sound");
    Files.createDirectory(folder.resolve("CD2"));
    Said said = author("a.cue");
    assertThat(said.exit()).isZero();
    assertThat(said.out())
        .contains(
            "AUTHOR-002  3.wav: it sounds exactly like 2.wav",
            "AUTHOR-004",
            "AUTHOR-006  3.wav: \"12345\" in its tags is no ISRC",
            "AUTHOR-008",
            "cover.jpg",
            "AUTHOR-010",
            "AUTHOR-013",
            "CD2");
    assertThat(said.out().lines().filter(line -> !line.contains(folder.toString())))
        .allMatch(line -> line.length() <= 79);
  }

  @Test
  void refusesWhatDoesNotFit() throws IOException {
    wave("1.wav", 1);
    Said said = author("a.cue", "--capacity", "00:06:00");
    assertThat(said.exit()).isEqualTo(3);
    // 301 sectors from 00:02:00, four seconds are 300.
    assertThat(said.err()).contains("00:00:01 longer than a medium that ends at 00:06:00");
    assertThat(folder.resolve("a.cue")).doesNotExist();
    assertThat(author("a.cue", "--capacity", "00:06:00", "--allow", "AUTHOR-007").exit()).isZero();
    assertThat(author("b.cue", "--capacity", "00:06:01").exit()).isZero();
  }

  @Test
  void tellsOfEveryFileThatCannotBeUsed() throws IOException {
    wave("1.wav", 1);
    SoundFileWriter.wave(folder.resolve("2.wav"), new byte[48_000], 48_000, Map.of());
    Files.writeString(folder.resolve("3.flac"), "fLaC but nothing more");
    Files.writeString(folder.resolve("4.wav"), "ID3 this is no wave");
    Said said = author("a.cue");
    assertThat(said.exit()).isEqualTo(6);
    assertThat(said.err())
        .contains("2.wav holds 48 kHz, 16 bit, stereo", "3.flac", "4.wav is MP3")
        .doesNotContain("Exception");
    assertThat(said.err().lines().filter(line -> line.startsWith("glassmaster: "))).hasSize(1);
    assertThat(folder.resolve("a.cue")).doesNotExist();
    assertThat(author("a.cue", "--json").document().toString()).contains("2.wav", "4.wav");
  }

  @ParameterizedTest
  @CsvSource({
    "a.rawdao,2,no sheet that names sound files",
    "sub/a.cue,3,--allow-outside",
    "no/such/folder/a.cue,7,",
    "full.cue,5,--overwrite"
  })
  void refusesASheetThatCannotBe(String to, int exit, String words) throws IOException {
    wave("1.wav", 1);
    Files.writeString(folder.resolve("full.cue"), "old");
    Files.createDirectory(folder.resolve("sub"));
    Said said = author(to);
    assertThat(said.err()).contains(words == null ? "" : words).doesNotContain("Exception");
    assertThat(said.exit()).isEqualTo(exit);
    assertThat(Files.readString(folder.resolve("full.cue"))).isEqualTo("old");
  }

  @Test
  void leavesTheOldSheetWhereTheNewOneIsRefused() throws IOException {
    wave("1.wav", 1);
    Files.writeString(folder.resolve("a.cue"), "old");
    assertThat(author("a.cue", "--overwrite", "--capacity", "00:03:00").exit()).isEqualTo(3);
    assertThat(sheet("a.cue")).isEqualTo("old");
    assertThat(author("a.cue", "--overwrite").exit()).isZero();
    assertThat(sheet("a.cue")).startsWith("FILE \"1.wav\"");
  }

  @ParameterizedTest
  @CsvSource({
    "--order,tgas,did you mean tags?",
    "--gap,soon,such as 2",
    "--capacity,0,such as 80",
    "--language,klingon,german",
    "--encoding,utf-8,iso-8859-1",
    "--cd-text,form-tags,did you mean from-tags?"
  })
  void saysWhatAnOptionTakes(String option, String value, String advice) throws IOException {
    wave("1.wav", 1);
    Said said = author("a.cue", option, value);
    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err()).contains(option + " cannot be \"" + value + "\"", advice);
    assertThat(folder.resolve("a.cue")).doesNotExist();
  }

  @Test
  void tellsScriptsEverything() throws IOException {
    wave("1.wav", 1, "TSRC", "USK7Y9812345");
    Said said = author("a.toc", "--json", "--progress", "none");
    assertThat(said.err()).isEmpty();
    assertThat(said.document().keySet())
        .containsExactly(
            "schema",
            "exit",
            "location",
            "backEnd",
            "format",
            "dialect",
            "disc",
            "findings",
            "files",
            "capacity",
            "written",
            "verified");
    assertThat(said.document())
        .containsEntry("location", "file:" + at("a.toc"))
        .containsEntry("written", true)
        .containsEntry("verified", true);
    assertThat(String.valueOf(said.document().get("files"))).contains("1.wav", "US-K7Y-98-12345");
  }

  @Test
  void burnsWhatItWrote() throws IOException {
    wave("1.wav", 1, "TIT2", "One");
    wave("2.wav", 2, "TIT2", "Two");
    assertThat(author("a.toc", "--gap", "1").exit()).isZero();
    Said burned = Said.by("burn", at("a.toc"), at("a.rawdao"), "--lead-in-start", "99:00:00");
    assertThat(burned.exit()).isZero();
    assertThat(burned.out()).contains("written and verified", "One", "Two");
  }
}
