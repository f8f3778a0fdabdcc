package org.glassmaster.backend.file.internal.toc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.glassmaster.backend.file.internal.Images;
import org.glassmaster.backend.file.internal.ProcessorTime;
import org.glassmaster.core.disc.DiscCheck;
import org.glassmaster.core.disc.Purpose;
import org.glassmaster.core.fault.ContentException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.finding.Finding;
import org.glassmaster.core.port.Contents;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sheets with mistakes in them, and sheets made to do harm. */
class TocFaultTest {
  private static final String TRACK = "TRACK AUDIO\nFILE \"disc.bin\" 0\n";

  @TempDir Path folder;

  @BeforeEach
  void makeFile() throws Exception {
    Files.write(folder.resolve("disc.bin"), new byte[1_000 * 2352]);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TOC-003 | NONSENSE",
        "TOC-005 | ISRC",
        "TOC-005 | NO START",
        "TOC-006 | ISRC \"USK7Y9812345",
        "TOC-007 | CD_TEXT { LANGUAGE 8 { TITLE \"x\" } }",
        "TOC-007 | SILENCE 0",
        "TOC-007 | CD_TEXT { LANGUAGE 0 { GENRE { 256 } } }",
        "TOC-007 | SILENCE 99999999999999999999",
        "TOC-008 | INDEX 0:60:0",
        "TOC-008 | INDEX 0:0:75",
        "TOC-008 | INDEX 7",
        "TOC-008 | PREGAP 0:0:0",
        "TOC-008 | INDEX 999999999:0:0",
        "TOC-009 | ISRC \"US-K7Y-98-1234\"",
        "TOC-010 | CATALOG \"12\"",
        "TOC-011 | START 0:1:0!START 0:2:0",
        "TOC-011 | CATALOG \"4006381333931\"!CATALOG \"0000000000017\"",
        "TOC-011 | CD_TEXT { LANGUAGE 0 { TITLE \"x\" TITLE \"y\" } }",
        "TOC-012 | INDEX 0:0:0",
        "TOC-012 | INDEX 0:1:0!INDEX 0:1:0",
        "TOC-012 | INDEX 0:14:0",
        "TOC-012 | END 0:0:0",
        "TOC-013 | START 0:14:0",
        "TOC-021 | ZERO MODE1 0:0:10",
        "TOC-024 | CD_TEXT { LANGUAGE 0 { DISC_ID \"x\" } }",
        "TOC-025 | CD_TEXT { LANGUAGE 0 { TITLE \"x\" } }",
        "TOC-025 | CD_TEXT { LANGUAGE 3 { TITLE \"x\" } }",
        "TOC-026 | CD_TEXT { LANGUAGE 0 { TITLE \"\\351無\" } }",
      })
  void areFoundWithTheirPlaces(String code, String statement) throws Exception {
    Contents read = read(TRACK + statement.replace('!', '\n') + "\n");
    Finding found =
        read.findings().stream()
            .filter(finding -> finding.code().equals(code))
            .findFirst()
            .orElseThrow(() -> new AssertionError(read.findings().toString()));
    assertThat(found.where().orElseThrow()).isIn("disc.toc:1", "disc.toc:3", "disc.toc:4");
    assertThat(found.advice()).isPresent();
    assertThat(DiscCheck.check(read.disc(), Purpose.CONVERTING)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello world",
        "CD_DA",
        "TRACK AUDIO",
        "TRACK VIDEO\nFILE \"disc.bin\" 0",
        "TRACK AUDIO\nFILE 0",
        "TRACK AUDIO\nFIFO \"disc.bin\" 0:5:0",
        "TRACK AUDIO\nFILE \"-\" 0",
        "TRACK MODE1\nFILE \"disc.bin\" 0",
        "TRACK AUDIO RW\nFILE \"disc.bin\" 0",
        "TRACK MODE1\nSILENCE 0:5:0",
        "FIRST_TRACK_NO 99\nTRACK AUDIO\nSILENCE 0:5:0\nTRACK AUDIO\nSILENCE 0:5:0",
        "TRACK AUDIO\nSILENCE 999:0:0\nSILENCE 999:0:0",
        "TRACK MODE1\nZERO 999999999999999",
        "TRACK AUDIO\nSILENCE 999999999999999"
      })
  void describeNoDisc(String sheet) {
    assertThatThrownBy(() -> read(sheet))
        .isInstanceOf(ContentException.class)
        .matches(e -> ((GlassmasterException) e).where().isPresent())
        .matches(e -> ((GlassmasterException) e).advice().isPresent());
  }

  @Test
  void sayWhyAFifoIsRefused() {
    assertThatThrownBy(() -> read("TRACK AUDIO\nFIFO \"pipe\" 0:5:0"))
        .hasMessageContaining("a FIFO is read once, but a disc is proven before it is written");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FILE \"disc.bin\" 0 0:13:26",
        "FILE \"disc.bin\" 0:13:25",
        "FILE \"disc.bin\" #999999999999999 0",
        "FILE \"disc.bin\" 999999999999999 999999999999999",
        "DATAFILE \"disc.bin\" 2352001",
        "DATAFILE \"disc.bin\" #2352000"
      })
  void nameAFileThatIsShorter(String statement) {
    assertThatThrownBy(() -> read("TRACK AUDIO\n" + statement))
        .isInstanceOf(SourceException.class)
        .matches(e -> ((GlassmasterException) e).code().equals("source-short"))
        .hasMessageContaining("disc.toc:2");
  }

  @Test
  void nameTheSectorThatIsMissing() {
    assertThatThrownBy(() -> read(TRACK + "TRACK AUDIO FILE \"disc.bin\" 0:5:0 0:10:0\n"))
        .isInstanceOf(SourceException.class)
        .matches(e -> ((GlassmasterException) e).lba().orElseThrow() == 1_000 + 625);
  }

  @Test
  void nameFilesElsewhereAndDevices() throws Exception {
    Path outside = Files.createTempFile(folder.getParent(), "outside", ".bin");
    Files.write(outside, new byte[400 * 2352]);
    try {
      String sheet = TRACK.replace("disc.bin", outside.toString().replace("\\", "/"));
      assertThatThrownBy(() -> read(sheet))
          .isInstanceOf(ContentException.class)
          .matches(e -> ((GlassmasterException) e).code().equals("source-outside"));
      assertThat(Images.read(folder.resolve("disc.toc") + "?allow-outside=true").disc().sessions())
          .hasSize(1);
    } finally {
      Files.delete(outside);
    }
    assertThatThrownBy(() -> read(TRACK.replace("disc.bin", "/dev/zero")))
        .isInstanceOf(GlassmasterException.class);
    assertThatThrownBy(() -> read(TRACK.replace("disc.bin", "none.bin")))
        .isInstanceOf(SourceException.class)
        .matches(e -> ((GlassmasterException) e).code().equals("source-missing"));
  }

  @Test
  void nameAFileThatEndsInsideASample() throws Exception {
    Files.write(folder.resolve("disc.bin"), new byte[400 * 2352 + 6]);
    Contents read = read(TRACK);
    assertThat(Images.codes(read)).containsExactly("TOC-019");
    assertThat(Images.main(read.disc(), 1)).hasSize((150 + 401) * 2352);
  }

  @Test
  @Timeout(60)
  void areMadeOfTooMuch() throws Exception {
    assertThatThrownBy(() -> inASecond(TRACK.repeat(100)))
        .isInstanceOf(ContentException.class)
        .hasMessageContaining("99 tracks");
    assertThatThrownBy(() -> inASecond("TRACK AUDIO\n" + "SILENCE 1\n".repeat(30_000)))
        .isInstanceOf(ContentException.class)
        .hasMessageContaining("20000 pieces");
    for (String sheet :
        List.of(
            "X ".repeat(1_000_000),
            "\"".repeat(2_000_000),
            "CD_TEXT{".repeat(400_000),
            "9".repeat(4_000_000))) {
      assertThatThrownBy(() -> inASecond(sheet)).isInstanceOf(ContentException.class);
    }
    assertThat(inASecond(TRACK + "INDEX 0:1:0\n".repeat(100_000)).findings())
        .hasSizeLessThanOrEqualTo(202);
    assertThat(
            inASecond("CD_TEXT{LANGUAGE 0{GENRE{" + "1,".repeat(1_000_000) + "1}}}" + TRACK)
                .findings())
        .isNotEmpty();
  }

  /** Reads a sheet, which may take a second of a processor however large it is. */
  private Contents inASecond(String sheet) throws Exception {
    Path file = Files.writeString(folder.resolve("disc.toc"), sheet);
    return ProcessorTime.within(Duration.ofSeconds(1), () -> Images.read(file + "?format=toc"));
  }

  @Test
  @Timeout(10)
  void cutAFileIntoManyPieces() throws Exception {
    StringBuilder sheet = new StringBuilder("TRACK MODE1\n");
    for (int i = 0; i < 10_000; i++) {
      sheet.append("DATAFILE \"disc.bin\" #").append(i).append(" 203\n");
    }
    Contents read = read(sheet.toString());
    // 10 000 pieces of 203 bytes take 992 sectors.
    assertThat(Images.main(read.disc(), 1)).hasSize((150 + 992) * 2352);
  }

  @Test
  @Timeout(5)
  void areTwoGigabytesLong() throws Exception {
    Path sheet = folder.resolve("huge.toc");
    try (SeekableByteChannel channel =
        Files.newByteChannel(sheet, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.position(2_000_000_000L).write(ByteBuffer.allocate(1));
    }
    assertThatThrownBy(() -> Images.read(sheet)).isInstanceOf(SourceException.class);
  }

  @Test
  @Timeout(5)
  void nameASparseFileLongerThanAnyDisc() throws Exception {
    try (SeekableByteChannel channel =
        Files.newByteChannel(folder.resolve("disc.bin"), StandardOpenOption.WRITE)) {
      channel.position(8_000_000_000_000L).write(ByteBuffer.allocate(1));
    }
    assertThatThrownBy(() -> read(TRACK)).isInstanceOf(ContentException.class);
    assertThatThrownBy(() -> read("TRACK MODE1 DATAFILE \"disc.bin\""))
        .isInstanceOf(ContentException.class);
  }

  @Test
  @Timeout(60)
  void areReadWhateverTheyHold() throws Exception {
    String whole =
        """
        CD_ROM CATALOG "4006381333931" FIRST_TRACK_NO 2
        CD_TEXT { LANGUAGE_MAP { 0 : EN 1 : 105 } LANGUAGE 0 { TITLE "A" GENRE { 0, 1 , 0 }
        SIZE_INFO { 0, 1, 2, 3 } } LANGUAGE 1 { ENCODING_MS_JIS TITLE "\\226\\263" } }
        TRACK AUDIO ISRC "USK7Y9812345" NO COPY PRE_EMPHASIS CD_TEXT { LANGUAGE 0 { TITLE "B" } }
        PREGAP 0:2:0 FILE "disc.bin" SWAP #4 0:1:0 0:4:0 SILENCE 100 END INDEX 0:1:0
        TRACK AUDIO RW_RAW ZERO AUDIO RW_RAW 0:1:0 START DATAFILE "disc.bin" #100 0:4:0
        TRACK MODE1_RAW DATAFILE "disc.bin" 0:4:0 ZERO MODE2 0:0:1 ZERO 7 START 0:0:4
        """;
    String[] words = whole.split("[ \n]", -1);
    Random random = new Random(11);
    int discs = 0;
    for (int i = 0; i < 1_000; i++) {
      StringBuilder sheet = new StringBuilder(whole);
      for (int k = 0; k <= i % 4; k++) {
        int at = random.nextInt(sheet.length());
        switch (random.nextInt(4)) {
          case 0 -> sheet.deleteCharAt(at);
          case 1 -> sheet.setCharAt(at, (char) random.nextInt(128));
          case 2 -> sheet.insert(at, words[random.nextInt(words.length)] + " ");
          default -> sheet.insert(at, random.nextInt(1000));
        }
      }
      try {
        Contents read = read(sheet.toString());
        assertThat(DiscCheck.check(read.disc(), Purpose.CONVERTING)).isNotNull();
        discs++;
      } catch (GlassmasterException e) {
        assertThat(e.code()).isNotEmpty();
      }
    }
    assertThat(discs).isPositive();
  }

  private Contents read(String sheet) throws Exception {
    return Images.read(Files.writeString(folder.resolve("disc.toc"), sheet) + "?format=toc");
  }
}
