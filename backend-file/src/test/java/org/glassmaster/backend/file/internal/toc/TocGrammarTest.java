package org.glassmaster.backend.file.internal.toc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.glassmaster.backend.file.internal.Images;
import org.glassmaster.backend.file.internal.audio.Sounds;
import org.glassmaster.core.disc.CopyPermission;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.DiscCheck;
import org.glassmaster.core.disc.DiscType;
import org.glassmaster.core.disc.Purpose;
import org.glassmaster.core.disc.SubchannelRun;
import org.glassmaster.core.disc.Track;
import org.glassmaster.core.disc.TrackMode;
import org.glassmaster.core.port.Contents;
import org.glassmaster.core.text.CdTextBlock;
import org.glassmaster.core.text.Genre;
import org.glassmaster.core.text.Language;
import org.glassmaster.core.text.TextEncoding;
import org.glassmaster.core.text.TextField;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sheets of the whole grammar, each with the disc that it means. */
class TocGrammarTest {
  private static final int SECTOR = 2352;

  @TempDir Path folder;
  private byte[] bytes;

  @BeforeEach
  void makeFiles() throws IOException {
    bytes = new byte[1_500 * SECTOR];
    new Random(7).nextBytes(bytes);
    Files.write(folder.resolve("a.bin"), bytes);
  }

  @Test
  void readsWhatCdrdaoReads() throws Exception {
    // cdrdao show-toc: starts at 10 and 435, index 2 at 85, ends at 385 and 1561.
    Contents read =
        read(
            """
            CD_DA
            CATALOG "4006381333931"
            TRACK AUDIO
            ISRC "USK7Y9812345"
            COPY
            NO PRE_EMPHASIS
            FOUR_CHANNEL_AUDIO
            PREGAP 00:00:10
            FILE "a.bin" 0 00:05:00
            INDEX 00:01:00
            TRACK AUDIO PRE_EMPHASIS
            FILE "a.bin" 00:05:00 00:00:50
            START
            FILE "a.bin" #1882000 0 00:01:00
            SILENCE 100
            FILE "a.bin" 00:06:00
            """);
    assertThat(read.findings()).isEmpty();
    assertThat(read.disc().mcn().orElseThrow().digits()).isEqualTo("4006381333931");
    Track first = track(read, 1);
    assertThat(first.pregap()).isEqualTo(160);
    assertThat(first.totalSectors()).isEqualTo(150 + 385);
    assertThat(first.indexes()).containsExactly(75);
    assertThat(first.copy()).isEqualTo(CopyPermission.PERMITTED);
    assertThat(first.fourChannel()).isTrue();
    assertThat(first.isrc().orElseThrow().compact()).isEqualTo("USK7Y9812345");
    Track second = track(read, 2);
    assertThat(second.pregap()).isEqualTo(50);
    assertThat(second.totalSectors()).isEqualTo(1561 - 385);
    assertThat(second.preEmphasis()).isTrue();
    assertThat(second.copy()).isEqualTo(CopyPermission.PROHIBITED);
    byte[] expected = new byte[1_176 * SECTOR];
    System.arraycopy(bytes, 375 * SECTOR, expected, 0, 50 * SECTOR);
    System.arraycopy(bytes, 1_882_000, expected, 50 * SECTOR, 75 * SECTOR);
    int silence = 125 * SECTOR + 400;
    System.arraycopy(bytes, 450 * SECTOR, expected, silence, 1_050 * SECTOR);
    assertThat(Images.main(read.disc(), 2)).isEqualTo(swapped(expected));
  }

  @Test
  void cutsAtSamplesAndTurnsThemRound() throws Exception {
    Contents read = read("TRACK AUDIO AUDIOFILE \"a.bin\" SWAP #3 7 176400\n");
    assertThat(Arrays.copyOfRange(Images.main(read.disc(), 1), 150 * SECTOR, 450 * SECTOR))
        .isEqualTo(Arrays.copyOfRange(bytes, 3 + 28, 3 + 28 + 300 * SECTOR));
  }

  @Test
  void takesWaveFilesByNameAndByContent() throws Exception {
    byte[] samples = Sounds.samples(320 * 588);
    Files.write(folder.resolve("s.wav"), Sounds.wave(samples));
    Files.write(folder.resolve("t.cdr"), Sounds.wave(samples));
    Contents named = read("TRACK AUDIO FILE \"s.wav\" 0\n");
    assertThat(named.findings()).isEmpty();
    assertThat(tail(named)).isEqualTo(samples);
    Contents found = read("TRACK AUDIO FILE \"t.cdr\" 0\n");
    assertThat(Images.codes(found)).containsExactly("TOC-023");
    assertThat(tail(found)).isEqualTo(samples);
    assertThat(tail(read("TRACK AUDIO FILE \"s.wav\" SWAP 0\n"))).isEqualTo(swapped(samples));
  }

  private static byte[] tail(Contents read) throws Exception {
    byte[] all = Images.main(read.disc(), 1);
    return Arrays.copyOfRange(all, 150 * SECTOR, all.length);
  }

  @ParameterizedTest
  @CsvSource({
    "MODE0, 2336, MODE0",
    "MODE1, 2048, MODE1",
    "MODE2, 2336, MODE2",
    "MODE2_FORM1, 2048, MODE2_FORM1",
    "MODE2_FORM2, 2324, MODE2_FORM2",
    "MODE2_FORM_MIX, 2336, MODE2_MIXED",
    "MODE1_RAW, 2352, MODE1",
    "MODE2_RAW, 2352, MODE2",
    "AUDIO RW, 2448, AUDIO",
    "AUDIO RW_RAW, 2448, AUDIO",
    "MODE1 RW, 2144, MODE1",
    "MODE2_RAW RW_RAW, 2448, MODE2",
  })
  void knowsTheBlocksOfEveryMode(String words, int block, TrackMode mode) throws Exception {
    Contents read = read("TRACK " + words + " DATAFILE \"a.bin\" #16 00:04:20 ZERO 00:00:10\n");
    Track track = track(read, 1);
    assertThat(track.mode()).isEqualTo(mode);
    assertThat(track.totalSectors()).isEqualTo(150 + 320 + 10);
    assertThat(DiscCheck.check(read.disc(), Purpose.CONVERTING)).isEmpty();
    byte[] disc = Images.main(read.disc(), 1);
    int user = block % 96 == 48 || block == 2448 || block == 2352 ? 0 : 16;
    assertThat(disc).hasSize(480 * SECTOR);
    if (mode == TrackMode.MODE1 && user == 16) {
      assertThat(Arrays.copyOfRange(disc, 151 * SECTOR + 16, 151 * SECTOR + 16 + 2048))
          .isEqualTo(Arrays.copyOfRange(bytes, 16 + block, 16 + block + 2048));
    }
    if (words.contains("RW")) {
      SubchannelRun run = track.subchannel().getFirst();
      assertThat(run.first()).isEqualTo(150);
      assertThat(run.count()).isEqualTo(320);
      assertThat(run.offset()).isEqualTo(16 + block - 96);
      assertThat(run.stride()).isEqualTo(block);
      assertThat(run.form())
          .isEqualTo(
              words.contains("RAW RW_RAW") || words.endsWith("RW_RAW")
                  ? SubchannelRun.Form.RW_SYMBOLS
                  : SubchannelRun.Form.RW_PACKS);
    }
  }

  @Test
  void letsDataRunOnFromOneFileIntoTheNext() throws Exception {
    Files.write(folder.resolve("x.iso"), Arrays.copyOf(bytes, 100 * 2048 + 500));
    Files.write(folder.resolve("y.iso"), Arrays.copyOf(bytes, 200 * 2048));
    Contents read =
        read("CD_ROM TRACK MODE1 DATAFILE \"x.iso\" DATAFILE \"y.iso\" ZERO 00:00:30\n");
    Track track = track(read, 1);
    // 500 bytes and 200 sectors and 30 more end 500 bytes inside the 331st.
    assertThat(track.totalSectors()).isEqualTo(150 + 331);
    assertThat(Images.codes(read)).containsExactly("TOC-020");
    byte[] disc = Images.main(read.disc(), 1);
    int sector = (150 + 100) * SECTOR + 16;
    assertThat(Arrays.copyOfRange(disc, sector, sector + 500))
        .isEqualTo(Arrays.copyOfRange(bytes, 100 * 2048, 100 * 2048 + 500));
    assertThat(Arrays.copyOfRange(disc, sector + 500, sector + 2048))
        .isEqualTo(Arrays.copyOf(bytes, 1548));
    assertThat(Arrays.copyOfRange(disc, sector + SECTOR, sector + SECTOR + 2048))
        .isEqualTo(Arrays.copyOfRange(bytes, 1548, 1548 + 2048));
  }

  @Test
  void putsZerosOfAnotherModeBeforeATrack() throws Exception {
    Contents read =
        read(
            """
            CD_ROM_XA
            TRACK MODE2_FORM1 ZERO MODE1 00:01:00 ZERO MODE0 RW 2432 START
            DATAFILE "a.bin" 00:05:00
            """);
    assertThat(track(read, 1).pregap()).isEqualTo(150 + 76);
    byte[] disc = Images.main(read.disc(), 1);
    assertThat(disc[149 * SECTOR + 15]).isEqualTo((byte) 2);
    assertThat(disc[150 * SECTOR + 15]).isEqualTo((byte) 1);
    assertThat(disc[225 * SECTOR + 15]).isEqualTo((byte) 0);
    assertThat(disc[226 * SECTOR + 15]).isEqualTo((byte) 2);
    assertThat(read.disc().type()).isEqualTo(DiscType.CD_ROM_XA);
  }

  @Test
  void endsThePregapAtTheNextSector() throws Exception {
    Contents read =
        read(
            "TRACK AUDIO SILENCE 589 START FILE \"a.bin\" 0 00:05:00 END FILE \"a.bin\" 0"
                + " 00:01:00\n");
    Track track = track(read, 1);
    assertThat(track.pregap()).isEqualTo(152);
    assertThat(track.totalSectors()).isEqualTo(150 + 452);
    // 589 samples and 375 sectors end inside the 377th.
    assertThat(track.indexes()).containsExactly(377 - 2);
  }

  @Test
  void numbersTracksFromTheFirstNumber() throws Exception {
    Contents read =
        read(
            """
            CD_DA // a comment
            FIRST_TRACK_NO 7
            CD_TEXT { LANGUAGE_MAP { 0 : EN } LANGUAGE 0 { TITLE "x" } }
            TRACK AUDIO CD_TEXT { LANGUAGE 0 { TITLE "seven" } } FILE "a.bin" 0 0:5:0
            TRACK AUDIO FILE "a.bin" 0:5:0 0:5:0 START 0:1:0 END 0:4:0
            INDEX 0:2:0 // "TRACK AUDIO"
            """);
    assertThat(read.findings()).isEmpty();
    assertThat(read.disc().tracks().map(Track::number)).containsExactly(7, 8);
    assertThat(read.disc().text().text(7, TextField.TITLE)).contains("seven");
    assertThat(track(read, 8).indexes()).containsExactly(150, 225);
  }

  @Test
  void readsCdTextOfEveryKind() throws Exception {
    Contents read =
        read(
            """
            CD_DA
            CD_TEXT {
              LANGUAGE_MAP { 0 : EN 1 : 105 2 : 8 }
              LANGUAGE 0 {
                TITLE "Bj\\366rk \\"q\\" \\\\ \\x"
                PERFORMER { 80, 105, 0 }
                DISC_ID "XY12345"
                UPC_EAN "4006381333931"
                CLOSED "no"
                GENRE { 0, 14, 66, 111, 112, 0}
                TOC_INFO1 { 1, 9, 0, 12, 2, 18, 0, 0, 0, 0, 0, 0,
                            0, 2, 0, 4, 11, 25, 8, 2, 50, 11, 47, 62, 1 }
                TOC_INFO2 { 3, 4, 0, 0, 0, 0, 2, 41, 48, 2, 52, 58 }
                RESERVED2 { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 }
                SIZE_INFO { 1, 1, 1, 3, 0 }
              }
              LANGUAGE 1 { ENCODING_MS_JIS TITLE "\\226\\263" GENRE "Jazz" }
              LANGUAGE 2 { ENCODING_MANDARIN TITLE "Ç" }
            }
            TRACK AUDIO
            CD_TEXT { LANGUAGE 0 { TITLE "t" ISRC "USK7Y9812345" MESSAGE "" } LANGUAGE 1 { TITLE "二" } }
            FILE "a.bin" 0
            """);
    assertThat(Images.codes(read)).containsExactly("TOC-027");
    List<CdTextBlock> blocks = read.disc().text().blocks();
    CdTextBlock english = blocks.getFirst();
    assertThat(english.language()).isEqualTo(Language.ENGLISH);
    // It says ASCII, and has a character beyond it.
    assertThat(english.encoding()).isEqualTo(TextEncoding.ISO_8859_1);
    assertThat(english.text(0, TextField.TITLE)).contains("Björk \"q\" \\ \\x");
    assertThat(english.text(0, TextField.PERFORMER)).contains("Pi");
    assertThat(english.text(0, TextField.DISC_ID)).contains("XY12345");
    assertThat(english.text(0, TextField.UPC_ISRC)).contains("4006381333931");
    assertThat(english.text(0, TextField.CLOSED_INFORMATION)).contains("no");
    assertThat(english.text(1, TextField.UPC_ISRC)).contains("USK7Y9812345");
    assertThat(english.text(1, TextField.MESSAGE)).isEmpty();
    assertThat(english.genre()).contains(Genre.of(14).withText("Bop"));
    assertThat(english.copyProtection()).isEqualTo(3);
    assertThat(english.binary())
        .extracting(pack -> Integer.toHexString(pack.type()) + "/" + pack.track())
        .containsExactly("88/0", "88/1", "88/5", "89/3", "8b/0");
    assertThat(blocks.get(1).language()).isEqualTo(Language.JAPANESE);
    assertThat(blocks.get(1).text(0, TextField.TITLE)).contains("無");
    assertThat(blocks.get(1).text(1, TextField.TITLE)).contains("二");
    assertThat(blocks.get(1).genre()).contains(Genre.of(14));
    assertThat(blocks.get(2).encoding()).isEqualTo(new TextEncoding(0x83));
  }

  @Test
  void readsSheetsInOldCharacterSets() throws Exception {
    Path sheet = folder.resolve("old.toc");
    Files.write(folder.resolve("Björk.bin"), bytes);
    Files.write(sheet, "TRACK AUDIO\nFILE \"Björk.bin\" 0\n".getBytes(StandardCharsets.ISO_8859_1));
    Contents read = Images.read(sheet);
    assertThat(Images.codes(read)).containsExactly("TOC-001");
    assertThat(track(read, 1).totalSectors()).isEqualTo(1_650);
  }

  @Test
  void isKnownByItsContentToo() throws Exception {
    Path sheet = folder.resolve("sheet.txt");
    Files.writeString(sheet, "CD_DA\nTRACK AUDIO\nFILE \"a.bin\" 0\n");
    assertThat(Images.read(sheet).format()).isEqualTo("toc");
    assertThat(Images.read(sheet).disc().type()).isEqualTo(DiscType.CD_DA);
  }

  @Test
  void hearsSwappedBytes() throws Exception {
    ByteBuffer tone = ByteBuffer.allocate(400 * SECTOR).order(ByteOrder.LITTLE_ENDIAN);
    while (tone.hasRemaining()) {
      tone.putShort((short) (12_000 * Math.sin(tone.position() / 200.0)));
    }
    Files.write(folder.resolve("le.bin"), tone.array());
    assertThat(Images.codes(read("TRACK AUDIO FILE \"le.bin\" 0\n"))).containsExactly("TOC-022");
    assertThat(read("TRACK AUDIO FILE \"le.bin\" SWAP 0\n").findings()).isEmpty();
  }

  @Test
  void takesStatementsInAnyOrder() throws Exception {
    Disc disc =
        read("track audio file \"a.bin\" 0 0:5:0 copy isrc \"USK7Y9812345\" cd_da\n").disc();
    Track track = disc.tracks().findFirst().orElseThrow();
    assertThat(track.isrc()).isPresent();
    assertThat(track.copy()).isEqualTo(CopyPermission.PERMITTED);
  }

  private static Track track(Contents read, int number) {
    return read.disc().tracks().filter(each -> each.number() == number).findFirst().orElseThrow();
  }

  private static byte[] swapped(byte[] samples) {
    byte[] other = new byte[samples.length];
    for (int i = 0; i < other.length; i++) {
      other[i] = samples[i ^ 1];
    }
    return other;
  }

  private Contents read(String sheet) throws Exception {
    return Images.read(Files.writeString(folder.resolve("disc.toc"), sheet));
  }
}
