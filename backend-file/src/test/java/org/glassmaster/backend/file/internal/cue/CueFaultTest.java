package org.glassmaster.backend.file.internal.cue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Random;
import org.glassmaster.backend.file.internal.Images;
import org.glassmaster.backend.file.internal.ProcessorTime;
import org.glassmaster.backend.file.internal.finding.Findings;
import org.glassmaster.core.disc.DiscCheck;
import org.glassmaster.core.disc.Purpose;
import org.glassmaster.core.fault.ContentException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.finding.Finding;
import org.glassmaster.core.finding.Severity;
import org.glassmaster.core.port.Contents;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sheets with mistakes in them, and sheets made to do harm. */
class CueFaultTest {
  private static final String FILE = "FILE \"disc.bin\" BINARY\n";
  private static final String TRACK_1 = "TRACK 01 AUDIO\nINDEX 01 00:00:00\n";

  @TempDir Path folder;

  @BeforeEach
  void makeFile() throws Exception {
    Files.write(folder.resolve("disc.bin"), new byte[1_000 * 2352]);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CUE-012 | 3 | ISRC US-K7Y-98-1234",
        "CUE-012 | 3 | ISRC ************",
        "CUE-006 | 3 | INDEX 100 00:01:00",
        "CUE-006 | 3 | INDEX -1 00:01:00",
        "CUE-006 | 3 | INDEX 99999999999999999999 00:01:00",
        "CUE-007 | 3 | INDEX 02 00:00:255",
        "CUE-007 | 3 | INDEX 02 -1:00:00",
        "CUE-007 | 3 | INDEX 02 00:60:00",
        "CUE-007 | 3 | INDEX 02 99999999999:00:00",
        "CUE-007 | 3 | PREGAP x",
        "CUE-008 | 3 | INDEX 01 00:01:00",
        "CUE-018 | 3 | CATALOG 4006381333931!CATALOG 0000000000017",
        "CUE-013 | 3 | CATALOG 40063813339",
        "CUE-003 | 3 | NONSENSE",
        "CUE-015 | 3 | FLAGS LOUD",
        "CUE-029 | 3 | REM HIGH-DENSITY AREA",
        "CUE-028 | 3 | ISRC 000000000000",
      })
  void areFoundWithTheirPlaces(String code, int line, String command) throws Exception {
    Contents read =
        read(FILE + "TRACK 01 AUDIO\n" + command.replace('!', '\n') + "\nINDEX 01 00:00:00\n");
    Finding found =
        read.findings().stream()
            .filter(finding -> finding.code().equals(code))
            .findFirst()
            .orElseThrow();
    assertThat(found.where().orElseThrow()).isIn("disc.cue:" + line, "disc.cue:" + (line + 1));
    assertThat(found.advice()).isPresent();
  }

  @Test
  void aBadIsrcHasToBeConsentedTo() throws Exception {
    Contents read = read(FILE + "TRACK 01 AUDIO\nISRC BAD\nINDEX 01 00:00:00\n");
    assertThat(read.findings().getFirst().severity()).isEqualTo(Severity.ERROR);
    assertThat(read.findings().getFirst().code()).isEqualTo("CUE-012");
    assertThat(read.disc().tracks().findFirst().orElseThrow().isrc()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n\n\n",
        "hello world",
        "TITLE \"x\"",
        "FILE \"disc.bin\" BINARY",
        "TRACK 01 AUDIO\nINDEX 01 00:00:00",
        "FILE \"disc.bin\" BINARY\nTRACK 01 AUDIO",
        "FILE \"disc.bin\" BINARY\nTRACK 01 VIDEO\nINDEX 01 00:00:00",
        "FILE \"disc.bin\" BINARY\nTRACK 99 AUDIO\nINDEX 01 00:00:00\nTRACK 98 AUDIO\nINDEX 01"
            + " 00:05:00"
      })
  void describeNoDisc(String sheet) {
    assertThatThrownBy(() -> read(sheet))
        .isInstanceOf(ContentException.class)
        .matches(e -> ((GlassmasterException) e).where().isPresent())
        .matches(e -> ((GlassmasterException) e).advice().isPresent());
  }

  @Test
  void nameAFileThatIsShorter() {
    // The file has 1 000 sectors, the second track wants to begin at the 1 500th.
    assertThatThrownBy(() -> read(FILE + TRACK_1 + "TRACK 02 AUDIO\nINDEX 01 00:20:00\n"))
        .isInstanceOf(SourceException.class)
        .matches(e -> ((GlassmasterException) e).code().equals("source-short"))
        .matches(e -> ((GlassmasterException) e).lba().orElseThrow() == 1_000)
        .hasMessageContaining("disc.bin ends after 1000 sectors, disc.cue:5 wants sector 1500");
    assertThatThrownBy(() -> read(FILE + "TRACK 01 AUDIO\nINDEX 00 00:00:00\nINDEX 01 00:13:25\n"))
        .isInstanceOf(SourceException.class);
  }

  @Test
  void nameAFileThatIsNotThere() {
    assertThatThrownBy(() -> read(FILE.replace("disc.bin", "none.bin") + TRACK_1))
        .isInstanceOf(SourceException.class)
        .matches(e -> ((GlassmasterException) e).code().equals("source-missing"));
  }

  @Test
  void nameAFileOfDataThatEndsInsideASector() throws Exception {
    Files.write(folder.resolve("disc.bin"), new byte[400 * 2048 + 5]);
    Contents read = read(FILE + "TRACK 01 MODE1/2048\nINDEX 01 00:00:00\n");
    assertThat(Images.codes(read)).containsExactly("CUE-022");
    assertThat(DiscCheck.check(read.disc(), Purpose.CONVERTING)).isEmpty();
    assertThat(Images.main(read.disc(), 1)).hasSize((150 + 401) * 2352);
  }

  @Test
  void nameDevicesAndThemselves() {
    assertThatThrownBy(() -> read(FILE.replace("disc.bin", "/dev/zero") + TRACK_1))
        .isInstanceOf(GlassmasterException.class);
    // A sheet as its own image: a few samples, and no harm.
    assertThatThrownBy(
            () ->
                read(
                    FILE.replace("disc.bin", "disc.cue")
                        + TRACK_1
                        + "TRACK 02 AUDIO\nINDEX 01 00:01:00\n"))
        .isInstanceOf(SourceException.class);
  }

  @Test
  @Timeout(60)
  void haveTenThousandIndexes() throws Exception {
    StringBuilder sheet = new StringBuilder(FILE + "TRACK 01 AUDIO\n");
    for (int i = 0; i < 10_000; i++) {
      sheet.append("INDEX ").append(i).append(" 00:00:").append(i % 75).append('\n');
    }
    Contents read = inASecond(sheet.toString());
    assertThat(read.findings()).hasSizeLessThanOrEqualTo(202);
    assertThat(read.disc().tracks().findFirst().orElseThrow().indexes()).hasSizeLessThan(99);
  }

  @Test
  @Timeout(60)
  void haveManyTracksAndFiles() {
    assertThatThrownBy(() -> inASecond(FILE + TRACK_1.repeat(100)))
        .isInstanceOf(ContentException.class);
    assertThatThrownBy(() -> inASecond(FILE.repeat(2_000) + TRACK_1))
        .isInstanceOf(ContentException.class)
        .hasMessageContaining("1000 files");
    assertThatThrownBy(() -> inASecond("X\n".repeat(1_000_000)))
        .isInstanceOf(ContentException.class)
        .hasMessageContaining("lines");
  }

  @Test
  @Timeout(5)
  void areTwoGigabytesLong() throws Exception {
    Path sheet = folder.resolve("huge.cue");
    try (SeekableByteChannel channel =
        Files.newByteChannel(sheet, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(FILE.getBytes(StandardCharsets.US_ASCII)));
      channel.position(2_000_000_000L).write(ByteBuffer.allocate(1));
    }
    assertThatThrownBy(() -> Images.read(sheet))
        .isInstanceOf(SourceException.class)
        .matches(e -> ((GlassmasterException) e).code().equals("source-too-long"));
  }

  @Test
  @Timeout(5)
  void nameASparseFileLongerThanAnyDisc() throws Exception {
    Path huge = folder.resolve("disc.bin");
    try (SeekableByteChannel channel =
        Files.newByteChannel(
            huge, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
      channel.position(8_000_000_000_000L).write(ByteBuffer.allocate(1));
    }
    assertThatThrownBy(() -> read(FILE + TRACK_1))
        .isInstanceOf(ContentException.class)
        .hasMessageContaining("sectors");
    assertThatThrownBy(() -> read(FILE + TRACK_1 + "TRACK 02 AUDIO\nINDEX 01 2222:00:00\n"))
        .isInstanceOf(ContentException.class);
  }

  @Test
  @Timeout(60)
  void areReadWhateverTheyHold() throws Exception {
    String whole =
        "CATALOG 4006381333931\nCDTEXTFILE \"x.cdt\"\nTITLE \"A\"\nREM SESSION 01\n"
            + FILE
            + "TRACK 01 AUDIO\nFLAGS DCP PRE\nISRC USK7Y9812345\nPREGAP 00:02:00\n"
            + "INDEX 00 00:00:00\nINDEX 01 00:01:00\nPOSTGAP 00:00:10\nTRACK 02 CDG\n"
            + "INDEX 01 00:03:00\nREM LEAD-OUT 00:04:00\nREM SESSION 02\n"
            + "TRACK 03 MODE2/2352\nINDEX 01 00:05:00\nINDEX 02 00:05:10\n";
    String[] words = whole.split("[ \n]", -1);
    Random random = new Random(11);
    int discs = 0;
    for (int i = 0; i < 20_000; i++) {
      StringBuilder sheet = new StringBuilder(whole);
      for (int k = 0; k <= i % 4; k++) {
        int at = random.nextInt(sheet.length());
        switch (random.nextInt(4)) {
          case 0 -> sheet.deleteCharAt(at);
          case 1 -> sheet.setCharAt(at, (char) random.nextInt(128));
          case 2 -> sheet.insert(at, words[random.nextInt(words.length)] + " ");
          default -> sheet.insert(at, "\n");
        }
      }
      Findings findings = new Findings();
      CueSheet parsed = CueParser.parse(sheet.toString(), "x", findings);
      assertThat(parsed.tracks().size()).isLessThan(100);
      if (i % 20 == 0) {
        try {
          Contents read = read(sheet.toString());
          assertThat(DiscCheck.check(read.disc(), Purpose.CONVERTING)).isNotNull();
          discs++;
        } catch (GlassmasterException e) {
          assertThat(e.code()).isNotEmpty();
        }
      }
    }
    assertThat(discs).isPositive();
  }

  @Test
  void areParsedFast() throws Exception {
    StringBuilder sheet = new StringBuilder("PERFORMER \"P\"\nTITLE \"T\"\n" + FILE);
    for (int i = 1; i < 100; i++) {
      sheet
          .append("  TRACK ")
          .append(i < 10 ? "0" : "")
          .append(i)
          .append(" AUDIO\n    TITLE \"Track number ")
          .append(i)
          .append("\"\n    ISRC USK7Y9812345\n    INDEX 00 00:00:")
          .append(i < 10 ? "0" + i : Math.min(i, 74))
          .append("\n    INDEX 01 00:01:00\n");
    }
    String text = sheet.toString();
    int tracks =
        ProcessorTime.within(
            Duration.ofSeconds(5),
            () -> {
              int parsed = 0;
              for (int i = 0; i < 200; i++) {
                parsed += CueParser.parse(text, "x", new Findings()).tracks().size();
              }
              return parsed;
            });
    assertThat(tracks).isEqualTo(200 * 99);
  }

  /** Reads a sheet, which may take a second of a processor however large it is. */
  private Contents inASecond(String sheet) throws Exception {
    Path file = Files.writeString(folder.resolve("disc.cue"), sheet);
    return ProcessorTime.within(Duration.ofSeconds(1), () -> Images.read(file));
  }

  private Contents read(String sheet) throws Exception {
    return Images.read(Files.writeString(folder.resolve("disc.cue"), sheet));
  }
}
