package org.glassmaster.core.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.glassmaster.core.SeededDiscs;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.disc.Purpose;
import org.glassmaster.core.disc.SectorForm;
import org.glassmaster.core.disc.TrackMode;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.sector.Scrambler;
import org.glassmaster.core.sector.SectorEncoder;
import org.glassmaster.core.sector.Subheader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainChannelTest {
  private static final int SECTOR = 2352;
  private static final int COUNT = 40;

  private static RawImage image(TrackMode mode, Fragment... content) {
    return new RawImage(layout(mode, content), Render.DEFAULT);
  }

  private static Layout layout(TrackMode mode, Fragment... content) {
    return Layout.of(
        Disc.builder()
            .track(mode, track -> track.content(content))
            .build(Purpose.CONVERTING)
            .disc()
            .orElseThrow(),
        -200);
  }

  private static byte[] read(
      RawImage image, int lba, int count, SectorFormat format, TrackMode mode)
      throws SourceException {
    byte[] bytes = new byte[count * format.bytes(mode)];
    image.read(lba, count, format, MemorySegment.ofArray(bytes), 0);
    return bytes;
  }

  private static byte[] bytes(ByteSource source, long position, int length) throws SourceException {
    byte[] bytes = new byte[length];
    source.read(position, MemorySegment.ofArray(bytes), 0, length);
    return bytes;
  }

  /** What the encoder, which has oracles of its own, makes of the same stored bytes. */
  private static byte[] encoded(TrackMode mode, SectorForm form, byte[] stored, int lba) {
    byte[] sector = new byte[SECTOR];
    System.arraycopy(stored, 0, sector, form.offset(mode), stored.length);
    MemorySegment segment = MemorySegment.ofArray(sector);
    SectorEncoder encoder = new SectorEncoder();
    switch (form) {
      case DATA_2048 -> {
        if (mode == TrackMode.MODE1) {
          encoder.mode1(segment, 0, SECTOR, 1, lba);
        } else {
          encoder.form1(segment, 0, SECTOR, 1, lba, new Subheader(0, 0, 8, 0));
        }
      }
      case FORM1_2056 -> encoder.form1(segment, 0, SECTOR, 1, lba);
      case FORM2_2324 -> encoder.form2(segment, 0, SECTOR, 1, lba, new Subheader(0, 0, 0x20, 0));
      case XA_2332 -> encoder.mixed(segment, 0, SECTOR, 1, lba);
      case DATA_2336 -> encoder.mode2(segment, 0, SECTOR, 1, lba);
      case WHOLE -> {}
      case WHOLE_SCRAMBLED -> Scrambler.apply(segment, 0, SECTOR, 1);
      case AUDIO, AUDIO_BIG_ENDIAN -> throw new IllegalArgumentException();
    }
    return sector;
  }

  @ParameterizedTest
  @CsvSource({
    "MODE1,DATA_2048",
    "MODE2_FORM1,DATA_2048",
    "MODE2_FORM1,FORM1_2056",
    "MODE2_FORM2,FORM2_2324",
    "MODE2_MIXED,XA_2332",
    "MODE2,DATA_2336",
    "MODE1,WHOLE",
    "MODE1,WHOLE_SCRAMBLED"
  })
  void makesWhatAFormLeavesOut(TrackMode mode, SectorForm form) throws SourceException {
    for (int stride : new int[] {form.bytes(), form.bytes() + 96}) {
      ByteSource source = SeededDiscs.noise(9, 8 + (long) COUNT * stride);
      RawImage image = image(mode, new Fragment.Sectors(source, 8, stride, form, COUNT));
      for (BlockFormat blocks : List.of(BlockFormat.MAIN, BlockFormat.RAW)) {
        byte[] all = read(image, 0, COUNT, SectorFormat.of(blocks), mode);
        byte[] plain = read(image, 0, COUNT, SectorFormat.PLAIN, mode);
        for (int lba = 0; lba < COUNT; lba++) {
          byte[] stored = bytes(source, 8 + (long) lba * stride, form.bytes());
          byte[] expected = encoded(mode, form, stored, lba);
          assertThat(Arrays.copyOfRange(plain, lba * SECTOR, (lba + 1) * SECTOR))
              .isEqualTo(expected);
          Scrambler.apply(MemorySegment.ofArray(expected), 0, SECTOR, 1);
          assertThat(Arrays.copyOfRange(all, lba * blocks.bytes(), lba * blocks.bytes() + SECTOR))
              .isEqualTo(expected);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "MODE1,DATA_2048,0",
    "MODE2_FORM1,DATA_2048,0",
    "MODE2_FORM2,FORM2_2324,0",
    "MODE2,DATA_2336,0",
    "MODE1,WHOLE,16",
    "MODE2_FORM1,WHOLE,24"
  })
  void givesUserDataAlone(TrackMode mode, SectorForm form, int inside) throws SourceException {
    ByteSource source = SeededDiscs.noise(4, (long) COUNT * form.bytes());
    RawImage image = image(mode, new Fragment.Sectors(source, 0, form.bytes(), form, COUNT));
    byte[] user = read(image, 0, COUNT, SectorFormat.USER, mode);
    int bytes = mode.userBytes();
    for (int lba = 0; lba < COUNT; lba++) {
      assertThat(Arrays.copyOfRange(user, lba * bytes, (lba + 1) * bytes))
          .isEqualTo(bytes(source, (long) lba * form.bytes() + inside, bytes));
    }
  }

  /** Errors that someone made on purpose are not repaired. */
  @Test
  void passesWholeSectorsOnUntouched() throws SourceException {
    ByteSource wrong = SeededDiscs.noise(77, (long) COUNT * SECTOR);
    RawImage image =
        image(TrackMode.MODE1, new Fragment.Sectors(wrong, 0, SECTOR, SectorForm.WHOLE, COUNT));
    assertThat(read(image, 0, COUNT, SectorFormat.PLAIN, TrackMode.MODE1))
        .isEqualTo(bytes(wrong, 0, COUNT * SECTOR));
  }

  /** Fragments of audio meet at any sample, and the last sector is filled with silence. */
  @ParameterizedTest
  @EnumSource(BlockFormat.class)
  void cutsAudioAtTheSample(BlockFormat blocks) throws SourceException {
    ByteSource little = SeededDiscs.noise(1, 50_000);
    ByteSource big = SeededDiscs.noise(2, 50_000);
    ByteSource spaced = SeededDiscs.noise(3, 9L * 2448);
    Fragment[] content = {
      new Fragment.Samples(little, 12, 10_004, ByteOrder.LITTLE_ENDIAN),
      new Fragment.Zero(4_000, Optional.empty()),
      new Fragment.Samples(big, 8, 20_008, ByteOrder.BIG_ENDIAN),
      new Fragment.Sectors(spaced, 0, 2448, SectorForm.AUDIO, 9),
    };
    List<Byte> expected = new ArrayList<>();
    add(expected, bytes(little, 12, 10_004));
    add(expected, new byte[4_000]);
    byte[] swapped = bytes(big, 8, 20_008);
    for (int i = 0; i < swapped.length; i += 2) {
      byte first = swapped[i];
      swapped[i] = swapped[i + 1];
      swapped[i + 1] = first;
    }
    add(expected, swapped);
    for (int i = 0; i < 9; i++) {
      add(expected, bytes(spaced, i * 2448L, SECTOR));
    }
    int sectors = (expected.size() + SECTOR - 1) / SECTOR;
    add(expected, new byte[sectors * SECTOR - expected.size()]);
    RawImage image = image(TrackMode.AUDIO, content);
    assertThat(image.layout().leadOut()).isEqualTo(sectors);
    byte[] all = read(image, 0, sectors, SectorFormat.of(blocks), TrackMode.AUDIO);
    for (int i = 0; i < sectors * SECTOR; i++) {
      int at = i / SECTOR * blocks.bytes() + i % SECTOR;
      if (all[at] != expected.get(i)) {
        throw new AssertionError("byte " + i);
      }
    }
  }

  private static void add(List<Byte> to, byte[] bytes) {
    for (byte one : bytes) {
      to.add(one);
    }
  }

  /** Zero fill may be of another mode than the track. */
  @Test
  void fillsWithZerosOfTheModeThatIsAskedFor() throws SourceException {
    RawImage image =
        image(
            TrackMode.MODE1,
            new Fragment.Zero(2 * SECTOR, Optional.of(TrackMode.MODE0)),
            Fragment.Zero.sectors(2));
    byte[] plain = read(image, 0, 4, SectorFormat.PLAIN, TrackMode.MODE1);
    assertThat(plain[15]).isZero();
    assertThat(Arrays.copyOfRange(plain, 16, SECTOR)).containsOnly(0);
    assertThat(plain[2 * SECTOR + 15]).isEqualTo((byte) 1);
    assertThat(plain[2 * SECTOR + 2064]).isNotZero();
  }

  /** Lead-in and lead-out beside data are empty sectors of its mode, with times of their own. */
  @Test
  void surroundsDataWithEmptySectorsOfItsMode() throws SourceException {
    RawImage image = image(TrackMode.MODE1, Fragment.Zero.sectors(300));
    byte[] leadIn = read(image, -151, 1, SectorFormat.PLAIN, TrackMode.MODE1);
    // The reference has this very sector: 99:59:74, mode 1, zeros.
    assertThat(Arrays.copyOfRange(leadIn, 12, 16))
        .isEqualTo(new byte[] {(byte) 0x99, 0x59, 0x74, 1});
    assertThat(Arrays.copyOfRange(leadIn, 2064, 2068))
        .isEqualTo(new byte[] {(byte) 0xC1, 0x5D, 0x6F, (byte) 0xEC});
    byte[] leadOut = read(image, 300, 1, SectorFormat.PLAIN, TrackMode.MODE1);
    assertThat(Arrays.copyOfRange(leadOut, 12, 16)).isEqualTo(new byte[] {0, 6, 0, 1});
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void showsAWitnessWhatTheSourceStores(boolean user) throws SourceException {
    ByteSource source = SeededDiscs.noise(4, 10L * 2048);
    List<Integer> seen = new ArrayList<>();
    RawImage image =
        new RawImage(
            layout(
                TrackMode.MODE1, new Fragment.Sectors(source, 0, 2048, SectorForm.DATA_2048, 10)),
            Render.DEFAULT,
            (lba, bytes, offset, length) -> {
              seen.add(lba);
              byte[] stored = bytes(source, lba * 2048L, 2048);
              assertThat(length).isEqualTo(2048);
              assertThat(bytes.asSlice(offset, length).mismatch(MemorySegment.ofArray(stored)))
                  .isEqualTo(-1);
            });
    read(
        image,
        -1,
        12,
        user ? SectorFormat.USER : SectorFormat.of(BlockFormat.RAW),
        TrackMode.MODE1);
    assertThat(seen).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
  }

  @Test
  void saysAtWhichSectorASourceEnds() {
    ByteSource shortened =
        new ByteSource() {
          @Override
          public String name() {
            return "short.bin";
          }

          @Override
          public long size() {
            return 10 * SECTOR;
          }

          @Override
          public void read(long position, MemorySegment into, long offset, long length)
              throws SourceException {
            if (position + length > 4 * SECTOR) {
              throw new SourceException("source-short", "it ends").at(name());
            }
          }
        };
    RawImage image =
        image(
            TrackMode.AUDIO,
            new Fragment.Samples(shortened, 0, 10 * SECTOR, ByteOrder.LITTLE_ENDIAN));
    assertThatThrownBy(() -> read(image, 4, 1, SectorFormat.PLAIN, TrackMode.AUDIO))
        .isInstanceOfSatisfying(
            SourceException.class, fault -> assertThat(fault.lba()).hasValue(4));
  }

  @Test
  void refusesADiscThatWasNotChecked() {
    assertThatThrownBy(
            () ->
                image(
                    TrackMode.MODE1,
                    new Fragment.Samples(
                        SeededDiscs.noise(1, SECTOR), 0, SECTOR, ByteOrder.LITTLE_ENDIAN)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
