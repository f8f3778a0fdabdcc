package org.glassmaster.backend.file.internal.ccd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.glassmaster.backend.file.internal.Discs;
import org.glassmaster.backend.file.internal.Images;
import org.glassmaster.backend.file.internal.ProcessorTime;
import org.glassmaster.core.fault.ContentException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.port.Contents;
import org.glassmaster.core.port.Device;
import org.glassmaster.core.port.Job;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CcdFaultTest {
  @TempDir Path folder;

  private Path sheet;
  private String text;

  @BeforeEach
  void writeOne() throws Exception {
    sheet = folder.resolve("a.ccd");
    Images.write(Discs.mixed(), sheet);
    text = Files.readString(sheet);
  }

  @Test
  void saysWhereAnImageEndsTooSoon() throws Exception {
    try (RandomAccessFile image = new RandomAccessFile(folder.resolve("a.img").toFile(), "rw")) {
      image.setLength(600L * 2352);
    }
    assertThatThrownBy(() -> Images.read(sheet))
        .isInstanceOfSatisfying(
            SourceException.class,
            fault -> {
              assertThat(fault.code()).isEqualTo("source-short");
              assertThat(fault.lba()).hasValue(600);
            });
  }

  @Test
  void namesTheImageThatIsMissing() throws Exception {
    Files.delete(folder.resolve("a.img"));
    assertThatThrownBy(() -> Images.read(sheet))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("a.img");
  }

  @Test
  void fillsASectorThatIsNotWhole() throws Exception {
    try (RandomAccessFile image = new RandomAccessFile(folder.resolve("a.img").toFile(), "rw")) {
      image.setLength(780L * 2352 - 10);
    }
    assertThat(Images.codes(Images.read(sheet))).containsExactly("CCD-021");
  }

  @Test
  void saysWhatFollows() throws Exception {
    try (RandomAccessFile image = new RandomAccessFile(folder.resolve("a.img").toFile(), "rw")) {
      image.setLength(800L * 2352);
    }
    assertThat(Images.codes(Images.read(sheet))).containsExactly("CCD-020");
  }

  @Test
  void refusesTracksThatGoBackwards() throws Exception {
    Files.writeString(sheet, text.replace("PSec=8\r\nPFrame=20\r\nPLBA=470", "PSec=1\r\nPFrame=0"));
    assertThatThrownBy(() -> Images.read(sheet))
        .isInstanceOfSatisfying(
            ContentException.class,
            fault -> assertThat(fault.findings()).extracting("code").contains("CCD-009"));
  }

  @Test
  void refusesASheetWithoutATrack() throws Exception {
    Files.writeString(sheet, "[CloneCD]\r\nVersion=3\r\n[Disc]\r\nTocEntries=0\r\n");
    assertThatThrownBy(() -> Images.read(sheet))
        .isInstanceOf(ContentException.class)
        .hasMessageContaining("no track");
  }

  @Test
  void leavesIndexesOutThatCannotBe() throws Exception {
    Files.delete(folder.resolve("a.sub"));
    Files.writeString(
        sheet, text + "INDEX 2=300\r\nINDEX 3=-5\r\nINDEX 4=2000000000\r\nINDEX 5=500\r\n");
    Contents read = Images.read(sheet);
    assertThat(Images.codes(read)).containsExactly("CCD-010", "CCD-010", "CCD-010");
    assertThat(read.disc().tracks().toList().get(1).indexes()).isEqualTo(List.of(30));
  }

  @Test
  void saysWhatIsWrongWithNumbersAndCounts() throws Exception {
    Files.writeString(
        sheet,
        text.replace("TocEntries=5", "TocEntries=7")
            .replace("TrackNo=0", "TrackNo=x")
            .replace("Control=0x04", "Control=0xzz")
            .replace("[TRACK 2]\r\n", "[TRACK 2]\r\nISRC=NONSENSE\r\nwhat\r\n"));
    assertThat(Images.codes(Images.read(sheet)))
        .contains("CCD-001", "CCD-002", "CCD-003", "CCD-007");
  }

  @Test
  void endsWithinASecondWhateverItIsFed() throws Exception {
    String entry = text.substring(text.indexOf("[Entry 3]"), text.indexOf("[Entry 4]"));
    for (String hostile :
        List.of(
            text + "[TRACK 1]\r\nINDEX 1=0\r\n".repeat(50_000),
            text + entry.repeat(10_000),
            text + "[TRACK 3]\r\n" + "INDEX 1=-2147483648\r\n".repeat(60_000),
            text + "[".repeat(1_900_000),
            text + "=".repeat(1_900_000),
            text + "[CDText]\r\nEntries=9\r\nEntry 0=" + "f".repeat(1_800_000),
            text.replace("PMin=0", "PMin=99999999999999999999"),
            text.replace("PLBA=", "PLBA=-99").replace("PFrame=", "PFrame=-"),
            text.replace("Session=1", "Session=2147483647"),
            "\r".repeat(2_000_000))) {
      Files.writeString(sheet, hostile);
      ProcessorTime.within(Duration.ofSeconds(1), this::readOrRefuse);
    }
  }

  @Test
  void endsWithinASecondOnFilesOfAbsurdSize() throws Exception {
    for (String name : List.of("a.img", "a.sub")) {
      try (RandomAccessFile file = new RandomAccessFile(folder.resolve(name).toFile(), "rw")) {
        file.setLength(1L << 42);
      }
    }
    Files.writeString(sheet, text.replace("Point=0xa2", "Point=0xa3"));
    ProcessorTime.within(Duration.ofSeconds(1), this::readOrRefuse);
  }

  @Test
  void neverThrowsAnythingButAFault() throws Exception {
    byte[] bytes = Files.readAllBytes(sheet);
    Random random = new Random(1);
    for (int i = 0; i < 300; i++) {
      byte[] other = bytes.clone();
      for (int k = 0; k < 1 + random.nextInt(20); k++) {
        other[random.nextInt(other.length)] = (byte) (32 + random.nextInt(90));
      }
      Files.write(sheet, other);
      var _ = readOrRefuse();
    }
  }

  /** {@return the code of the fault, or nothing} */
  private String readOrRefuse() {
    try (Device image = Images.open(sheet.toString())) {
      Contents read = image.reader().orElseThrow().contents(Job.unwatched());
      assertThat(read.findings()).hasSizeLessThan(1_000);
      return "";
    } catch (GlassmasterException e) {
      assertThat(e.code()).isNotEmpty();
      return e.code();
    }
  }
}
