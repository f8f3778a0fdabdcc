package org.glassmaster.backend.file.internal.cue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.glassmaster.backend.file.internal.Discs;
import org.glassmaster.backend.file.internal.Images;
import org.glassmaster.backend.file.internal.audio.Sounds;
import org.glassmaster.core.address.Msf;
import org.glassmaster.core.disc.CopyPermission;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.Purpose;
import org.glassmaster.core.disc.SectorForm;
import org.glassmaster.core.disc.Track;
import org.glassmaster.core.disc.TrackMode;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.image.RawImage;
import org.glassmaster.core.image.Render;
import org.glassmaster.core.image.SectorFormat;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.layout.TrackLayout;
import org.glassmaster.core.port.Contents;
import org.glassmaster.core.text.TextField;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sheets as the programs of the world write them, each with the disc that it means. */
class CueDialectTest {
  private static final int SECTOR = 2352;

  @TempDir Path folder;
  private byte[] samples;

  @BeforeEach
  void makeFiles() throws IOException {
    samples = Sounds.samples(1_000 * 588);
    Files.write(folder.resolve("disc.bin"), samples);
    Files.write(folder.resolve("01.wav"), Sounds.wave(part(0, 400)));
    Files.write(folder.resolve("02.wav"), Sounds.wave(part(400, 700)));
    Files.write(folder.resolve("03.wav"), Sounds.wave(part(700, 1000)));
  }

  @Test
  void eacWithGapsAppendedToTheFileBefore() throws Exception {
    Contents read =
        read(
            """
            REM GENRE Rock
            REM DATE 1999
            REM DISCID 1A0B2C03
            REM COMMENT "ExactAudioCopy v1.6"
            PERFORMER "Someone"
            TITLE "An Album"
            FILE "01.wav" WAVE
              TRACK 01 AUDIO
                TITLE "First"
                PERFORMER "Someone"
                INDEX 01 00:00:00
              TRACK 02 AUDIO
                TITLE "Second"
                INDEX 00 00:04:25
            FILE "02.wav" WAVE
                INDEX 01 00:00:00
              TRACK 03 AUDIO
                INDEX 00 00:03:00
            FILE "03.wav" WAVE
                INDEX 01 00:00:00
            """);
    assertThat(read.format()).isEqualTo("cue (eac, gaps appended)");
    assertThat(read.findings()).isEmpty();
    assertThat(starts(read)).containsExactly("-150/0", "325/400", "625/700");
    assertThat(allAudio(read.disc())).isEqualTo(samples);
    assertThat(read.disc().text().text(2, TextField.TITLE)).contains("Second");
  }

  @Test
  void cuetoolsCallsEveryFileWave() throws Exception {
    Contents read = read("FILE \"disc.bin\" WAVE\nTRACK 01 AUDIO\nINDEX 01 00:00:00\n");
    assertThat(Images.codes(read)).containsExactly("CUE-016");
    assertThat(allAudio(read.disc())).isEqualTo(samples);
  }

  @Test
  void gapsPrependedToTheirOwnFile() throws Exception {
    Contents read =
        read(
            """
            FILE "01.wav" WAVE
              TRACK 01 AUDIO
                INDEX 01 00:00:00
            FILE "02.wav" WAVE
              TRACK 02 AUDIO
                INDEX 00 00:00:00
                INDEX 01 00:02:00
            FILE "03.wav" WAVE
              TRACK 03 AUDIO
                INDEX 00 00:00:00
                INDEX 01 00:01:00
                INDEX 02 00:02:10
            """);
    assertThat(read.format()).isEqualTo("cue (gaps prepended)");
    assertThat(starts(read)).containsExactly("-150/0", "400/550", "700/775/860");
    assertThat(allAudio(read.disc())).isEqualTo(samples);
  }

  @Test
  void gapsLeftOutAndMadeOfSilence() throws Exception {
    Contents read =
        read(
            """
            FILE "01.wav" WAVE
              TRACK 01 AUDIO
                PREGAP 00:00:32
                INDEX 01 00:00:00
            FILE "02.wav" WAVE
              TRACK 02 AUDIO
                PREGAP 00:01:25
                INDEX 01 00:00:00
                POSTGAP 00:00:10
            FILE "03.wav" WAVE
              TRACK 03 AUDIO
                INDEX 01 00:00:00
            """);
    assertThat(read.format()).isEqualTo("cue (gaps left out)");
    assertThat(starts(read)).containsExactly("-150/32", "432/532", "842/842");
    assertThat(read.findings()).isEmpty();
  }

  @Test
  void followsTheWorkedExampleOfGeneratedGaps() throws Exception {
    // Reference: INDEX 01 08:09:29 of track 2 with PREGAP 00:02:00 is MSF 08:13:29, and then
    // 14:02:29 is 14:06:29; a file of so many samples stands for the image.
    try (var file =
        Files.newByteChannel(
            folder.resolve("long.bin"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      file.position(70_000L * SECTOR - 1).write(ByteBuffer.allocate(1));
    }
    Contents read =
        read(
            """
            FILE "long.bin" BINARY
              TRACK 01 AUDIO
                INDEX 01 00:00:00
              TRACK 02 AUDIO
                PREGAP 00:02:00
                INDEX 01 08:09:29
              TRACK 03 AUDIO
                INDEX 01 14:02:29
            """);
    List<TrackLayout> tracks = Layout.of(read.disc()).tracks().toList();
    assertThat(tracks.get(1).index1() + 150).isEqualTo((8 * 60 + 13) * 75 + 29);
    assertThat(tracks.get(2).index1() + 150).isEqualTo((14 * 60 + 6) * 75 + 29);
  }

  @Test
  void redumpWithOneFileATrack() throws Exception {
    Files.write(folder.resolve("Game (Track 1).bin"), mode2(200));
    Files.write(folder.resolve("Game (Track 2).bin"), part(0, 400));
    Contents read =
        read(
            """
            FILE "Game (Track 1).bin" BINARY
              TRACK 01 MODE2/2352
                INDEX 01 00:00:00
            FILE "Game (Track 2).bin" BINARY
              TRACK 02 AUDIO
                INDEX 00 00:00:00
                INDEX 01 00:02:00
            """);
    assertThat(read.format()).isEqualTo("cue (redump, gaps prepended)");
    assertThat(starts(read)).containsExactly("-150/0", "200/350");
    assertThat(read.disc().tracks().map(Track::mode))
        .containsExactly(TrackMode.MODE2_MIXED, TrackMode.AUDIO);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "REM COMMENT \"whipper 0.10.0\"=whipper",
        "REM COMMENT \"cyanrip 0.9.3\"=cyanrip",
        "REM COMMENT \"X Lossless Decoder version 20230627\"=xld",
        "REM COMMENT \"Exact Audio Copy   V1.0\"=eac",
        "REM ORIGINAL MEDIA-TYPE: CD=isobuster",
        "REM METADATA AARU MEDIA-TYPE: CDDA=aaru"
      })
  void namesTheProgram(String remark) throws Exception {
    String line = remark.substring(0, remark.indexOf('='));
    Contents read = read(line + "\n" + plain());
    assertThat(read.format()).isEqualTo("cue (" + remark.substring(remark.indexOf('=') + 1) + ")");
  }

  @Test
  void cdrwinInOneFileWithEverything() throws Exception {
    Contents read =
        read(
            """
            CATALOG 4006381333931\r
            FILE "C:\\CDS\\DISC.BIN" BINARY\r
              TRACK 01 AUDIO\r
                FLAGS DCP 4CH PRE\r
                ISRC US-K7Y-98-12345\r
                INDEX 00 00:00:00\r
                INDEX 01 00:01:00\r
              TRACK 02 AUDIO\r
                FLAGS SCMS DATA\r
                ISRC DEABC0100002\r
                INDEX 01 00:05:25\r
                INDEX 02 00:06:00\r
                INDEX 03 00:07:00\r
            """);
    assertThat(Images.codes(read)).containsExactly("FILE-002");
    assertThat(starts(read)).containsExactly("-150/75", "400/400/450/525");
    Track first = read.disc().tracks().findFirst().orElseThrow();
    assertThat(first.pregap()).isEqualTo(225);
    assertThat(first.preEmphasis()).isTrue();
    assertThat(first.fourChannel()).isTrue();
    assertThat(first.copy()).isEqualTo(CopyPermission.PERMITTED);
    assertThat(first.isrc().orElseThrow().compact()).isEqualTo("USK7Y9812345");
    assertThat(read.disc().mcn().orElseThrow().digits()).isEqualTo("4006381333931");
  }

  @Test
  void lowerCaseOneDigitAndNoQuotes() throws Exception {
    Contents read =
        read(
            """
            file disc.bin binary
            track 1 audio
            title A b c
            index 1 0:0:0
            track 2 audio
            index 0 0:5:0
            index 1 0:6:0
            """);
    assertThat(starts(read)).containsExactly("-150/0", "375/450");
    assertThat(read.disc().text().text(1, TextField.TITLE)).contains("A b c");
    assertThat(Images.codes(read)).containsExactly("CUE-005");
  }

  @Test
  void namesWithBlanksButWithoutQuotes() throws Exception {
    Files.copy(folder.resolve("disc.bin"), folder.resolve("My Disc.bin"));
    Contents read = read("FILE My Disc.bin BINARY\nTRACK 01 AUDIO\nINDEX 01 00:00:00\n");
    assertThat(Images.codes(read)).containsExactly("CUE-005");
    assertThat(allAudio(read.disc())).isEqualTo(samples);
  }

  @Test
  void namesWithOneOfTheirQuotes() throws Exception {
    for (String name : List.of("\"disc.bin", "disc.bin\"")) {
      Contents read = read("FILE " + name + " BINARY\nTRACK 01 AUDIO\nINDEX 01 00:00:00\n");
      assertThat(Images.codes(read)).containsExactly("CUE-005");
    }
  }

  @Test
  void namesWithQuotesInThem() throws Exception {
    Files.copy(folder.resolve("disc.bin"), folder.resolve("a \"b\" c.bin"));
    Contents read =
        read(
            """
            FILE "a "b" c.bin" BINARY
            TRACK 01 AUDIO
            TITLE "x "y" z"
            INDEX 01 00:00:00
            """);
    assertThat(read.findings()).isEmpty();
    assertThat(read.disc().text().text(1, TextField.TITLE)).contains("x \"y\" z");
  }

  @Test
  void typesThatAreNotTrue() throws Exception {
    Contents noType = read("FILE \"01.wav\"\nTRACK 01 AUDIO\nINDEX 01 00:00:00\n");
    assertThat(Images.codes(noType)).containsExactly("CUE-016");
    assertThat(allAudio(noType.disc())).isEqualTo(part(0, 400));

    Contents binary = read("FILE \"01.wav\" BINARY\nTRACK 01 AUDIO\nINDEX 01 00:00:00\n");
    assertThat(Images.codes(binary)).containsExactly("CUE-016");
    assertThat(allAudio(binary.disc())).isEqualTo(part(0, 400));
  }

  @Test
  void bigEndianSamplesOfMotorola() throws Exception {
    byte[] swapped = samples.clone();
    for (int i = 0; i < swapped.length; i++) {
      swapped[i ^ 1] = samples[i];
    }
    Files.write(folder.resolve("big.bin"), swapped);
    Contents read = read("FILE \"big.bin\" MOTOROLA\nTRACK 01 AUDIO\nINDEX 01 00:00:00\n");
    assertThat(allAudio(read.disc())).isEqualTo(samples);
  }

  @Test
  void hearsThatBytesAreSwapped() throws Exception {
    byte[] music = new byte[400 * SECTOR];
    byte[] wrong = new byte[400 * SECTOR];
    for (int i = 0; i < music.length / 4; i++) {
      int value = (int) (9_000 * Math.sin(i / 20.0));
      for (int c = 0; c < 4; c += 2) {
        music[i * 4 + c] = (byte) value;
        music[i * 4 + c + 1] = (byte) (value >> 8);
        wrong[i * 4 + c] = (byte) (value >> 8);
        wrong[i * 4 + c + 1] = (byte) value;
      }
    }
    Files.write(folder.resolve("music.bin"), music);
    Files.write(folder.resolve("wrong.bin"), wrong);
    String sheet = "FILE \"%s.bin\" BINARY\nTRACK 01 AUDIO\nINDEX 01 00:00:00\n";
    assertThat(read(sheet.replace("%s", "music")).findings()).isEmpty();
    assertThat(Images.codes(read(sheet.replace("%s", "wrong")))).containsExactly("CUE-032");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
  void unicodeWithAMark(String charset) throws Exception {
    String text = "\uFEFFTITLE \"Björk – 東京\"\r\n" + plain();
    Contents read = read(text.getBytes(Charset.forName(charset)));
    assertThat(read.findings()).isEmpty();
    assertThat(read.disc().text().text(0, TextField.TITLE)).contains("Björk – 東京");
  }

  @Test
  void otherEncodingsByTheirLooks() throws Exception {
    Contents western =
        read(("TITLE \"Sigur Rós\"\r\n" + plain()).getBytes(StandardCharsets.ISO_8859_1));
    assertThat(western.disc().text().text(0, TextField.TITLE)).contains("Sigur Rós");
    assertThat(western.findings().getFirst().message()).contains("Windows-1252");

    Contents japanese =
        read(("TITLE \"無罪モラトリアム\"\r\n" + plain()).getBytes(Charset.forName("windows-31j")));
    assertThat(japanese.disc().text().text(0, TextField.TITLE)).contains("無罪モラトリアム");
    assertThat(Images.codes(japanese)).containsExactly("CUE-001");
  }

  @Test
  void minutesPastNinetyNineAreTimes() throws Exception {
    assertThat(CueNumbers.time("105:00:01")).isEqualTo(105 * 4_500 + 1);
    assertThatThrownBy(
            () ->
                read(
                    """
                    FILE "disc.bin" BINARY
                    TRACK 01 AUDIO
                    INDEX 01 00:00:00
                    TRACK 02 AUDIO
                    INDEX 01 105:00:01
                    """))
        .isInstanceOf(SourceException.class);
  }

  @Test
  void hiddenTrackBeforeTheFirstIndex() throws Exception {
    Contents read = read("FILE \"disc.bin\" BINARY\nTRACK 01 AUDIO\nINDEX 01 00:04:00\n");
    // The first track's pause is index 1 and the 150 sectors that no file holds.
    assertThat(starts(read)).containsExactly("-150/300");
    assertThat(Images.codes(read)).containsExactly("CUE-019");
    assertThat(allAudio(read.disc())).isEqualTo(samples);
  }

  @Test
  void twoSecondsOfPregapBeforeTheFirstTrackAreTheMandatoryOnes() throws Exception {
    Contents read =
        read("FILE \"disc.bin\" BINARY\nTRACK 01 AUDIO\nPREGAP 00:02:00\nINDEX 01 00:00:00\n");
    assertThat(starts(read)).containsExactly("-150/0");
    assertThat(Images.codes(read)).containsExactly("CUE-017");
  }

  @Test
  void pregapAndIndex0OfOneTrackAddUp() throws Exception {
    Contents read =
        read(
            """
            FILE "disc.bin" BINARY
            TRACK 01 AUDIO
            INDEX 01 00:00:00
            TRACK 02 AUDIO
            PREGAP 00:01:00
            INDEX 00 00:05:00
            INDEX 01 00:06:00
            """);
    assertThat(starts(read)).containsExactly("-150/0", "375/525");
  }

  @Test
  void sectorsOfSeveralSizesInOneFile() throws Exception {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    byte[] user = Arrays.copyOf(samples, 300 * 2048);
    file.writeBytes(user);
    file.writeBytes(part(0, 400));
    Files.write(folder.resolve("mixed.bin"), file.toByteArray());
    Contents read =
        read(
            """
            FILE "mixed.bin" BINARY
            TRACK 01 MODE1/2048
            INDEX 01 00:00:00
            TRACK 02 AUDIO
            INDEX 00 00:04:00
            INDEX 01 00:06:00
            """);
    assertThat(starts(read)).containsExactly("-150/0", "300/450");
    assertThat(Images.main(read.disc(), 2)).isEqualTo(part(0, 400));
    byte[] first = Images.sectors(read.disc(), 1, SectorFormat.USER);
    assertThat(Arrays.copyOfRange(first, 150 * 2048, first.length)).isEqualTo(user);
  }

  @Test
  void filesThatEndInsideASector() throws Exception {
    Files.write(folder.resolve("01.wav"), Sounds.wave(Arrays.copyOf(samples, 400 * SECTOR - 100)));
    Contents atEnd =
        read(
            """
            FILE "01.wav" WAVE
            TRACK 01 AUDIO
            INDEX 01 00:00:00
            FILE "02.wav" WAVE
            TRACK 02 AUDIO
            INDEX 01 00:00:00
            """);
    assertThat(starts(atEnd)).containsExactly("-150/0", "400/400");
    assertThat(atEnd.disc().tracks().findFirst().orElseThrow().paddingBytes()).isEqualTo(100);

    Contents inside =
        read(
            """
            FILE "01.wav" WAVE
            TRACK 01 AUDIO
            INDEX 01 00:00:00
            TRACK 02 AUDIO
            INDEX 00 00:05:00
            FILE "02.wav" WAVE
            INDEX 01 00:00:00
            """);
    assertThat(starts(inside)).containsExactly("-150/0", "375/400");
    assertThat(Images.codes(inside)).containsExactly("CUE-023");
    assertThat(inside.findings().getFirst().message()).contains("25 samples");
  }

  @Test
  void multisessionAsIsobusterAndAsOthersWriteIt() throws Exception {
    // One file that holds the gap: lead-out, lead-in and pause, 11 400 sectors.
    int gap = 11_400;
    try (var file =
        Files.newByteChannel(
            folder.resolve("whole.bin"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      file.position((400L + gap) * SECTOR).write(ByteBuffer.wrap(mode2(200)));
    }
    String second = Msf.ofFrames(400 + gap).toString();
    Contents whole =
        read(
            """
            REM SESSION 01
            FILE "whole.bin" BINARY
            TRACK 01 AUDIO
            INDEX 01 00:00:00
            REM LEAD-OUT 00:05:25
            REM SESSION 02
            TRACK 02 MODE2/2352
            INDEX 01 TIME
            """
                .replace("TIME", second));
    assertThat(Images.codes(whole)).containsExactly("CUE-025");
    assertThat(starts(whole)).containsExactly("-150/0", "11650/11800");

    Files.write(folder.resolve("data.bin"), mode2(200));
    Contents apart =
        read(
            """
            REM SESSION 01
            FILE "disc.bin" BINARY
            TRACK 01 AUDIO
            INDEX 01 00:00:00
            REM LEAD-OUT 01:30:00
            REM SESSION 02
            REM LEAD-IN 01:00:00
            REM PREGAP 00:02:00
            FILE "data.bin" BINARY
            TRACK 02 MODE2/2352
            INDEX 01 00:00:00
            """);
    assertThat(starts(apart)).containsExactly("-150/0", "12250/12400");
    assertThat(apart.disc().sessions()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "00:13:25, ''", // in the file and on the disc
    "00:15:25, ''", // on the disc, with its first two seconds
    "01:30:00, ''", // how long a lead-out is
    "00:13:24, CUE-027",
    "70:00:00, CUE-027"
  })
  void leadOutsThatAreWhereTheLastTrackEndsOrAreNot(String time, String code) throws Exception {
    Contents read = read(plain() + "REM LEAD-OUT " + time + "\r\n");
    assertThat(String.join(" ", Images.codes(read))).isEqualTo(code);
    assertThat(starts(read)).containsExactly("-150/0");
  }

  @Test
  void sectorsThatSayAnotherModeThanTheSheet() throws Exception {
    Files.write(folder.resolve("game.bin"), mode2(200));
    Contents read = read("FILE \"game.bin\" BINARY\nTRACK 01 MODE1/2352\nINDEX 01 00:00:00\n");
    assertThat(Images.codes(read)).containsExactly("CUE-024");
    assertThat(read.disc().tracks().findFirst().orElseThrow().mode())
        .isEqualTo(TrackMode.MODE2_MIXED);
  }

  @Test
  void upcOfTwelveDigits() throws Exception {
    Contents read = read("CATALOG 036000291452\n" + plain());
    assertThat(read.disc().mcn().orElseThrow().digits()).isEqualTo("0036000291452");
    assertThat(Images.codes(read)).containsExactly("CUE-014");
  }

  @Test
  void otherSoundInPlaceOfTheOneThatIsNamed() throws Exception {
    Contents read = read("FILE \"02.flac\" WAVE\nTRACK 01 AUDIO\nINDEX 01 00:00:00\n");
    assertThat(Images.codes(read)).containsExactly("FILE-003");
    assertThat(allAudio(read.disc())).isEqualTo(part(400, 700));
  }

  private static String plain() {
    return "FILE \"disc.bin\" BINARY\r\n  TRACK 01 AUDIO\r\n    INDEX 01 00:00:00\r\n";
  }

  private byte[] part(int from, int to) {
    return Arrays.copyOfRange(samples, from * SECTOR, to * SECTOR);
  }

  /** Whole sectors of XA data, rendered. */
  private static byte[] mode2(int sectors) throws GlassmasterException {
    Disc disc =
        Disc.builder()
            .track(
                TrackMode.MODE2_FORM1,
                track ->
                    track.content(Discs.user(5, 2048, SectorForm.DATA_2048, Math.max(sectors, 1))))
            .build(Purpose.CONVERTING)
            .disc()
            .orElseThrow();
    byte[] all = Images.main(disc, 1);
    return Arrays.copyOfRange(all, 150 * SECTOR, all.length);
  }

  private Contents read(String sheet) throws Exception {
    return read(sheet.getBytes(StandardCharsets.UTF_8));
  }

  private Contents read(byte[] sheet) throws Exception {
    Path path = Files.write(folder.resolve("disc.cue"), sheet);
    return Images.read(path);
  }

  /** Every track's start and the starts of index 1 and on. */
  private static List<String> starts(Contents contents) {
    return Layout.of(contents.disc())
        .tracks()
        .map(
            track ->
                track.start()
                    + "/"
                    + String.join(
                        "/",
                        track.indexes().stream()
                            .filter(index -> index.number() > 0)
                            .map(index -> Integer.toString(index.lba()))
                            .toList()))
        .toList();
  }

  /** Everything from LBA 0 to the lead-out. */
  private static byte[] allAudio(Disc disc) throws GlassmasterException {
    Layout layout = Layout.of(disc);
    byte[] bytes = new byte[layout.leadOut() * SECTOR];
    new RawImage(layout, Render.DEFAULT)
        .read(0, layout.leadOut(), SectorFormat.PLAIN, MemorySegment.ofArray(bytes), 0);
    return bytes;
  }

  @Test
  void isFoundByItsContentToo() throws Exception {
    Path path = Files.writeString(folder.resolve("sheet.txt"), plain());
    assertThat(Images.read(path).format()).isEqualTo("cue");
  }
}
