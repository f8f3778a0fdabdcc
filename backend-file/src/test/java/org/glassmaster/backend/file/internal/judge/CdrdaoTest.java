package org.glassmaster.backend.file.internal.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.glassmaster.backend.file.internal.Discs;
import org.glassmaster.backend.file.internal.Images;
import org.glassmaster.backend.file.internal.RandomDiscs;
import org.glassmaster.core.disc.CopyPermission;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.Track;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.layout.TrackLayout;
import org.glassmaster.core.text.TextEncoding;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** cdrdao reads our sheets as we mean them, and we read what it reads. */
@Tag("judge")
class CdrdaoTest {
  @TempDir Path folder;
  private Peer peer;

  @BeforeEach
  void setUp() {
    peer = new Peer(folder);
  }

  @Test
  void showsOurTracksWhereTheyAre() throws Exception {
    int shown = 0;
    for (int seed = 0; seed < 25; seed++) {
      Disc disc = RandomDiscs.disc(seed);
      // Debian's 1.2.4 does not know the word ENCODING; see below.
      if (disc.text().blocks().stream()
          .noneMatch(block -> block.encoding().equals(TextEncoding.MS_JIS))) {
        Images.write(disc, folder.resolve("r" + seed + ".toc"));
        assertShown(peer.run("cdrdao", "show-toc", "r" + seed + ".toc"), disc);
        shown++;
      }
    }
    assertThat(shown).isGreaterThan(10);
  }

  @Test
  void showsWhatSheetsOfTheWholeGrammarMean() throws Exception {
    byte[] samples = new byte[700 * 2352];
    new Random(3).nextBytes(samples);
    Files.write(folder.resolve("a.bin"), samples);
    for (int seed = 0; seed < 25; seed++) {
      String sheet = sheet(new Random(seed));
      Path path = Files.writeString(folder.resolve("s.toc"), sheet);
      Peer.Answer answer = peer.ask("cdrdao", "show-toc", "s.toc");
      assertThat(answer.text()).as(sheet).doesNotContain("syntax error").doesNotContain("Illegal");
      assertShown(answer.text(), Images.read(path).disc());
    }
  }

  /** A sheet of one to three tracks, each of one to four pieces. */
  private static String sheet(Random random) {
    List<String> modes =
        List.of("AUDIO", "AUDIO RW", "MODE1", "MODE1_RAW RW_RAW", "MODE2", "MODE2_FORM_MIX");
    StringBuilder sheet = new StringBuilder("CD_ROM_XA\nFIRST_TRACK_NO 3\n");
    for (int t = 1 + random.nextInt(3); t > 0; t--) {
      String mode = modes.get(random.nextInt(modes.size()));
      sheet.append("TRACK ").append(mode).append(random.nextBoolean() ? " COPY\n" : " NO COPY\n");
      boolean pregap = random.nextInt(3) == 0;
      if (pregap) {
        sheet.append("PREGAP 0:0:").append(1 + random.nextInt(70)).append('\n');
      }
      int pieces = 1 + random.nextInt(3);
      for (int i = 0; i < pieces; i++) {
        sheet.append(piece(mode.equals("AUDIO"), random));
        if (!pregap && i == 0 && pieces > 1 && random.nextBoolean()) {
          sheet.append("START\n");
        }
      }
      // The whole of it is at least this long.
      sheet.append(mode.equals("AUDIO") ? "SILENCE 0:4:1\n" : "ZERO 0:4:1\n");
      if (random.nextBoolean()) {
        sheet.append("INDEX 0:2:0\nINDEX 0:3:70\n");
      }
    }
    return sheet.toString();
  }

  private static String piece(boolean sound, Random random) {
    int amount = 1 + random.nextInt(100_000);
    return switch (random.nextInt(3)) {
      case 0 ->
          sound
              ? "AUDIOFILE \"a.bin\" SWAP #" + random.nextInt(999) + " 0:0:7 " + amount + "\n"
              : "DATAFILE \"a.bin\" #" + random.nextInt(999) + " " + amount + "\n";
      case 1 -> (sound ? "FILE \"a.bin\" " + amount : "DATAFILE \"a.bin\"") + " 0:0:50\n";
      default -> (sound ? "SILENCE " : "ZERO ") + amount + "\n";
    };
  }

  @Test
  void readsEverySectorOfOurs() throws Exception {
    for (Disc disc : List.of(Albums.withIndexes(), Discs.mixed(), Discs.hidden(), Discs.data())) {
      Path sheet = Files.createTempDirectory(folder, "d").resolve("disc.toc");
      Images.write(disc, sheet);
      int sectors = Layout.of(disc).leadOut();
      assertThat(peer.run("cdrdao", "read-test", sheet.toString()))
          .contains("Read " + sectors + " blocks.");
      assertThat(peer.run("cdrdao", "toc-info", sheet.toString()))
          .contains(disc.tracks().count() + " tracks", sectors + " blocks");
    }
  }

  @Test
  void readsTheSamplesThatWeWrote() throws Exception {
    Images.write(Discs.hidden(), folder.resolve("h.toc"));
    String shown = peer.run("cdrdao", "show-data", "h.toc");
    List<Integer> left = Peer.numbers("^\\s*\\d+:\\s*(-?\\d+)\\s+-?\\d+", shown);
    byte[] samples = Images.main(Discs.hidden(), 1);
    for (int i = 0; i < 2_000; i++) {
      int at = 150 * 2352 + 4 * i;
      assertThat(left.get(i)).isEqualTo((short) ((samples[at] & 0xFF) | (samples[at + 1] << 8)));
    }
  }

  @Test
  void namesTheWordThatOldVersionsDoNotKnow() throws Exception {
    // ENCODING came with 1.2.5. Without it a newer one would write MS-JIS as ISO 8859-1, so it
    // stands in the sheet, and 1.2.4 refuses it instead of burning a disc that players garble.
    long seed = 0;
    while (RandomDiscs.disc(seed).text().blocks().stream()
        .noneMatch(block -> block.encoding().equals(TextEncoding.MS_JIS))) {
      seed++;
    }
    Images.write(RandomDiscs.disc(seed), folder.resolve("j.toc"));
    Peer.Answer answer = peer.ask("cdrdao", "show-toc", "j.toc");
    if (answer.text().contains("version 1.2.4")) {
      assertThat(answer.text()).contains("Illegal token");
    } else {
      assertThat(answer.exit()).as(answer.text()).isZero();
    }
  }

  @Test
  void makesCueSheetsThatWeRead() throws Exception {
    Images.write(Albums.plain(), folder.resolve("album.toc"));
    peer.run("toc2cue", "album.toc", "album.cue");
    Disc read = Images.read(folder.resolve("album.cue")).disc();
    assertThat(read.tracks().map(Track::pregap)).containsExactly(150, 75, 150);
    assertThat(read.tracks().map(Track::sectors)).containsExactly(320, 400, 310);
    // toc2cue drops MCN, ISRC, CD-TEXT and pre-emphasis; and, as it says, the byte order of the
    // file is not that of the sheet.
    assertThat(read.tracks().map(Track::copy))
        .containsExactly(
            CopyPermission.PROHIBITED, CopyPermission.PERMITTED, CopyPermission.PROHIBITED);
    byte[] ours = Images.main(Albums.plain(), 2);
    byte[] theirs = Images.main(read, 2);
    for (int i = 0; i < ours.length; i++) {
      assertThat(theirs[i ^ 1]).isEqualTo(ours[i]);
    }
  }

  @Test
  void makesCueSheetsOfDataThatWeRead() throws Exception {
    Images.write(Discs.mixed(), folder.resolve("mixed.toc"));
    peer.run("toc2cue", "mixed.toc", "mixed.cue");
    Disc read = Images.read(folder.resolve("mixed.cue")).disc();
    assertThat(Arrays.mismatch(Images.main(read, 1), Images.main(Discs.mixed(), 1))).isEqualTo(-1);
    assertThat(read.tracks().map(Track::pregap)).containsExactly(150, 150);
  }

  @Test
  void showsOurCueSheets() throws Exception {
    Images.write(Albums.plain(), folder.resolve("album.cue"));
    assertShown(peer.run("cdrdao", "show-toc", "album.cue"), Albums.plain());
    // With more indexes it fails: it takes the times of indexes from 2 on, which count from the
    // start of the file, for such that count from index 1 (raw-dao-images 9.2, quirks).
    Images.write(Albums.withIndexes(), folder.resolve("more.cue"));
    assertThat(peer.ask("cdrdao", "show-toc", "more.cue").text())
        .contains("Index beyond track end");
  }

  /** Compares what show-toc prints with a disc; what it calls 0 is LBA 0. */
  private static void assertShown(String shown, Disc disc) {
    List<TrackLayout> tracks = Layout.of(disc).tracks().toList();
    String numbers = "\\S+\\(\\s*(\\d+)\\)";
    assertThat(Peer.numbers("^\\s+START\\s+" + numbers, shown))
        .as(shown)
        .isEqualTo(tracks.stream().map(TrackLayout::index1).toList());
    assertThat(Peer.numbers("^\\s+END\\*?\\s+" + numbers, shown))
        .as(shown)
        .isEqualTo(tracks.stream().map(TrackLayout::end).toList());
    assertThat(Peer.numbers("^\\s+INDEX\\s+\\d+ " + numbers, shown))
        .as(shown)
        .isEqualTo(tracks.stream().flatMap(CdrdaoTest::laterIndexes).toList());
    // It reads FIRST_TRACK_NO, and counts from 1 here all the same.
    assertThat(Peer.numbers("^TRACK\\s+(\\d+)", shown)).hasSize(tracks.size());
    assertThat(Peer.all("^\\s+(COPY.*PERMITTED)$", shown))
        .isEqualTo(
            tracks.stream()
                .map(each -> each.track().copy() == CopyPermission.PERMITTED)
                .map(permitted -> permitted ? "COPY PERMITTED" : "COPY NOT PERMITTED")
                .toList());
    List<Track> audio =
        tracks.stream().map(TrackLayout::track).filter(each -> each.mode().isAudio()).toList();
    assertThat(Peer.all("^\\s+((?:NO )?PRE-EMPHASIS)$", shown))
        .isEqualTo(
            audio.stream()
                .map(each -> each.preEmphasis() ? "PRE-EMPHASIS" : "NO PRE-EMPHASIS")
                .toList());
    assertThat(Peer.all("^\\s+((?:TWO|FOUR) CHANNEL AUDIO)$", shown))
        .isEqualTo(
            audio.stream()
                .map(each -> each.fourChannel() ? "FOUR CHANNEL AUDIO" : "TWO CHANNEL AUDIO")
                .toList());
    assertThat(Peer.all("^\\s+ISRC (.*)$", shown))
        .isEqualTo(
            audio.stream()
                .flatMap(each -> each.isrc().stream())
                .map(isrc -> isrc.formatted().replace('-', ' '))
                .toList());
    List<String> catalogue = new ArrayList<>();
    disc.mcn().ifPresent(mcn -> catalogue.add(mcn.digits()));
    assertThat(Peer.all("^CATALOG NUMBER: (.*)$", shown)).isEqualTo(catalogue);
  }

  private static Stream<Integer> laterIndexes(TrackLayout track) {
    return track.indexes().stream().filter(index -> index.number() > 1).map(TrackLayout.Index::lba);
  }
}
