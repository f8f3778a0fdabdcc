package org.glassmaster.backend.file.internal.iso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.glassmaster.backend.file.internal.SameDisc.assertSameTracks;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.glassmaster.backend.file.internal.Discs;
import org.glassmaster.backend.file.internal.Images;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.disc.Purpose;
import org.glassmaster.core.disc.SectorForm;
import org.glassmaster.core.disc.Track;
import org.glassmaster.core.disc.TrackMode;
import org.glassmaster.core.fault.ContentException;
import org.glassmaster.core.fidelity.Attribute;
import org.glassmaster.core.fidelity.Fidelity;
import org.glassmaster.core.fidelity.Outcome;
import org.glassmaster.core.finding.Finding;
import org.glassmaster.core.image.SectorFormat;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.port.Cancellation;
import org.glassmaster.core.port.Contents;
import org.glassmaster.core.port.Job;
import org.glassmaster.core.port.Progress;
import org.glassmaster.core.port.RecordOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IsoFormatTest {
  @TempDir Path folder;

  /** Positions of the volume descriptor: 8001h, 9209h, 9311h, 9319h, 9911h. */
  @ParameterizedTest
  @CsvSource({
    "2048, 0x8001, MODE1",
    "2336, 0x9209, MODE2_MIXED",
    "2352, 0x9311, MODE1",
    "2352, 0x9319, MODE2_MIXED",
    "2448, 0x9911, MODE1",
  })
  void knowsTheSizeOfItsSectorsByTheVolumeDescriptor(int size, String position, TrackMode mode)
      throws Exception {
    byte[] bytes = new byte[size * 320];
    for (int i = 0; i < 320 && size >= 2352; i++) {
      Arrays.fill(bytes, i * size + 1, i * size + 11, (byte) 0xFF);
      bytes[i * size + 15] = (byte) (mode == TrackMode.MODE1 ? 1 : 2);
    }
    byte[] id = "CD001".getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(id, 0, bytes, Integer.decode(position), id.length);
    Contents read = Images.read(Files.write(folder.resolve("image.img"), bytes));
    assertThat(read.format()).isEqualTo("iso (" + size + ")");
    Track track = read.disc().tracks().findFirst().orElseThrow();
    assertThat(track.mode()).isEqualTo(mode);
    assertThat(track.totalSectors()).isEqualTo(470);
  }

  @Test
  void bringsUserDataBack() throws Exception {
    Path file = folder.resolve("a.iso");
    Images.write(Discs.data(), file);
    assertThat(Files.size(file)).isEqualTo(320 * 2048L);
    Contents read = Images.read(file);
    assertThat(Images.codes(read)).containsExactly("ISO-001");
    assertSameTracks(read.disc(), Discs.data());
  }

  @Test
  void takesTheUserDataOutOfWholeSectors() throws Exception {
    Path sheet = folder.resolve("a.cue");
    Images.write(Discs.data(), sheet);
    Path file = folder.resolve("b.iso");
    Images.write(Images.read(sheet).disc(), file);
    byte[] user = Images.sectors(Discs.data(), 1, SectorFormat.USER);
    assertThat(Files.readAllBytes(file))
        .isEqualTo(Arrays.copyOfRange(user, 150 * 2048, user.length));
    // The BIN itself is an image of whole sectors.
    Contents bin = Images.read(folder.resolve("a.bin"));
    assertThat(bin.format()).isEqualTo("iso (2352)");
    assertThat(Images.codes(bin)).containsExactly("ISO-003");
    assertSameTracks(bin.disc(), Discs.data());
  }

  /** Bare data is always sound: what was wrong about its sectors is to be said once more. */
  @Test
  void tellsOfDamageThatItCannotShow() throws Exception {
    Path sheet = folder.resolve("a.cue");
    Images.write(Discs.data(), sheet);
    byte[] whole = Files.readAllBytes(folder.resolve("a.bin"));
    whole[20 * 2352 + 100] ^= 1; // user data, so that EDC, P and Q are wrong
    whole[21 * 2352] = 1; // the sync field
    whole[200 * 2352 + 2351] ^= 1; // Q alone
    Files.write(folder.resolve("a.bin"), whole);
    Disc damaged = Images.read(sheet).disc();

    List<Finding> told = told(damaged, folder.resolve("b.iso"));
    assertThat(told).extracting(Finding::code).containsExactly("ISO-006");
    assertThat(told.getFirst().message())
        .isEqualTo("3 of its sectors are damaged, the first at LBA 20; bare data cannot say so");
    byte[] written = Files.readAllBytes(folder.resolve("b.iso"));
    assertThat(Arrays.copyOfRange(written, 20 * 2048, 21 * 2048))
        .isEqualTo(Arrays.copyOfRange(whole, 20 * 2352 + 16, 20 * 2352 + 16 + 2048));

    assertThat(told(Discs.data(), folder.resolve("c.iso"))).isEmpty();
    assertThat(told(damaged, folder.resolve("c.toc"))).isEmpty();
  }

  private static List<Finding> told(Disc disc, Path target) throws Exception {
    List<Finding> told = new ArrayList<>();
    Job job =
        new Job(
            event -> {
              if (event instanceof Progress.Noticed noticed) {
                told.add(noticed.finding());
              }
            },
            new Cancellation());
    Images.write(Layout.of(disc), target.toString(), Optional.empty(), RecordOptions.DEFAULT, job);
    return told;
  }

  @Test
  void takesTheUserDataOutOfMixedSectorsOfForm1Only() throws Exception {
    Disc form1 = single(TrackMode.MODE2_FORM1, Discs.user(1, 2048, SectorForm.DATA_2048, 320));
    Path sheet = folder.resolve("a.cue");
    Images.write(form1, sheet);
    Disc mixed = Images.read(sheet).disc();
    assertThat(mixed.tracks().findFirst().orElseThrow().mode()).isEqualTo(TrackMode.MODE2_MIXED);
    Path file = folder.resolve("b.iso");
    Images.write(mixed, file);
    byte[] user = Images.sectors(form1, 1, SectorFormat.USER);
    assertThat(Files.readAllBytes(file))
        .isEqualTo(Arrays.copyOfRange(user, 150 * 2048, user.length));

    Disc form2 = single(TrackMode.MODE2_FORM2, Discs.user(1, 2324, SectorForm.FORM2_2324, 320));
    Path other = folder.resolve("c.cue");
    Images.write(form2, other);
    assertThatThrownBy(() -> Images.write(Images.read(other).disc(), folder.resolve("d.iso")))
        .isInstanceOf(ContentException.class)
        .hasMessageContaining("not of form 1");
    assertThat(folder.resolve("d.iso")).doesNotExist();
  }

  @Test
  void saysWhatItCannotHold() throws Exception {
    assertThatThrownBy(() -> offer(Discs.album())).isInstanceOf(ContentException.class);
    assertThatThrownBy(() -> offer(Discs.mixed()))
        .isInstanceOf(ContentException.class)
        .hasMessageContaining("2 tracks");
    assertThat(offer(Discs.data()).losses()).isEmpty();
    Disc form1 = single(TrackMode.MODE2_FORM1, Discs.user(1, 2048, SectorForm.DATA_2048, 320));
    assertThat(offer(form1).of(Attribute.TOC)).isEqualTo(Outcome.LOST);
  }

  @Test
  void fillsALastSectorThatIsCut() throws Exception {
    byte[] bytes = new byte[2048 * 310 + 100];
    Arrays.fill(bytes, (byte) 7);
    Contents read = Images.read(Files.write(folder.resolve("a.iso"), bytes));
    assertThat(Images.codes(read)).containsExactly("ISO-001", "ISO-002");
    byte[] user = Images.sectors(read.disc(), 1, SectorFormat.USER);
    assertThat(user).hasSize((150 + 311) * 2048);
    assertThat(user[(150 + 310) * 2048 + 99]).isEqualTo((byte) 7);
    assertThat(user[(150 + 310) * 2048 + 100]).isZero();
  }

  @Test
  void isRefusedWhereItIsEmpty() throws Exception {
    Path file = Files.write(folder.resolve("a.iso"), new byte[0]);
    assertThatThrownBy(() -> Images.read(file)).isInstanceOf(ContentException.class);
  }

  private Fidelity offer(Disc disc) throws Exception {
    return Images.offers(disc, folder.resolve("new.iso").toString()).getFirst().fidelity();
  }

  private static Disc single(TrackMode mode, Fragment content) {
    return Disc.builder()
        .track(mode, track -> track.content(content))
        .build(Purpose.CONVERTING)
        .disc()
        .orElseThrow();
  }
}
