package org.glassmaster.core.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.glassmaster.core.SampleDisc;
import org.glassmaster.core.SeededDiscs;
import org.glassmaster.core.Vectors;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.address.Msf;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.subchannel.QFrame;
import org.glassmaster.core.subchannel.SubchannelForm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RawImageTest {
  private static final SectorFormat PQ =
      new SectorFormat(SectorFormat.Main.NONE, SubchannelForm.PQ16);

  private static QFrame frame(RawImage image, int lba) throws SourceException {
    byte[] block = new byte[16];
    image.read(lba, 1, PQ, MemorySegment.ofArray(block), 0);
    return QFrame.decode(MemorySegment.ofArray(block), 0).orElseThrow();
  }

  private static boolean pause(RawImage image, int lba) throws SourceException {
    byte[] block = new byte[16];
    image.read(lba, 1, PQ, MemorySegment.ofArray(block), 0);
    return block[15] != 0;
  }

  @ParameterizedTest
  @CsvSource({"cdrdao,SPACED_90", "cdrtools,SPACED_100"})
  void placesCodesAsTheToolsDo(String tool, Render.Codes codes) throws SourceException {
    RawImage image = new RawImage(Layout.of(SampleDisc.disc()), Render.DEFAULT.withCodes(codes));
    List<Integer> mcn = new ArrayList<>();
    List<Integer> isrc = new ArrayList<>();
    // wodim leaves the number out of the first hundred sectors; rule 2 wants it there as well.
    int from = tool.equals("cdrtools") ? -100 : Geometry.FIRST_PAUSE_LBA;
    for (int lba = from; lba < 3_400; lba++) {
      switch (frame(image, lba)) {
        case QFrame.Catalogue catalogue -> mcn.add(lba);
        case QFrame.Recording recording -> isrc.add(lba);
        default -> {}
      }
    }
    assertThat(mcn).isEqualTo(placement(tool, "MCN"));
    assertThat(isrc).isEqualTo(placement(tool, "ISRC"));
  }

  private static List<Integer> placement(String tool, String mode) {
    return Vectors.rows("vectors/mcn_isrc_placement.tsv").stream()
        .filter(row -> row[0].equals(tool) && row[1].equals(mode))
        .flatMap(row -> Arrays.stream(row[2].split(" ")))
        .map(Integer::valueOf)
        .toList();
  }

  @Test
  void raisesThePauseFlagOneSectorLate() throws SourceException {
    RawImage image = new RawImage(Layout.of(SampleDisc.disc()), Render.DEFAULT);
    List<String[]> runs =
        Vectors.rows("vectors/p_channel_runs.tsv").stream()
            .filter(row -> row[0].startsWith("one-sector-late"))
            .toList();
    assertThat(runs).hasSizeGreaterThan(20);
    for (String[] run : runs) {
      for (int lba = Integer.parseInt(run[1]); lba <= Integer.parseInt(run[2]); lba++) {
        assertThat(pause(image, lba)).as("P at LBA %d", lba).isEqualTo(run[3].equals("1"));
      }
    }
  }

  @Test
  void keepsThePauseFlagDownInTheLeadIn() throws SourceException {
    RawImage image = new RawImage(Layout.of(SampleDisc.disc(), -400), Render.DEFAULT);
    for (int lba = -400; lba <= Geometry.FIRST_PAUSE_LBA; lba++) {
      assertThat(pause(image, lba)).isFalse();
    }
  }

  @Test
  void repeatsEveryTocItemThreeTimes() throws SourceException {
    int start = new Msf(97, 34, 23).lba();
    RawImage image = new RawImage(Layout.of(SampleDisc.disc(), start), Render.DEFAULT);
    List<Integer> points = List.of(0xA0, 0xA1, 0xA2, 1, 2, 3);
    List<String> addresses = List.of("010000", "030000", "004200", "000200", "001600", "002800");
    for (int lba = start; lba < Geometry.FIRST_PAUSE_LBA; lba++) {
      QFrame.TocItem item = (QFrame.TocItem) frame(image, lba);
      int turn = (lba - start) / 3 % points.size();
      assertThat(item.point()).isEqualTo(points.get(turn));
      assertThat(String.format("%06X", item.pointed())).isEqualTo(addresses.get(turn));
      assertThat(item.time()).isEqualTo(Msf.ofLba(lba));
    }
  }

  @Test
  void ordersAndTimesTheLeadInAsCdrdaoDoesWhenAsked() throws SourceException {
    int start = new Msf(97, 34, 23).lba();
    RawImage image =
        new RawImage(
            Layout.of(SampleDisc.disc(), start),
            Render.DEFAULT
                .withTocOrder(Render.TocOrder.TRACKS_FIRST)
                .withLeadInTime(Render.LeadInTime.RELATIVE));
    QFrame.TocItem first = (QFrame.TocItem) frame(image, start);
    assertThat(first.point()).isEqualTo(1);
    assertThat(first.time()).isEqualTo(new Msf(0, 0, 0));
    assertThat(((QFrame.TocItem) frame(image, start + 9)).point()).isEqualTo(0xA0);
  }

  @ParameterizedTest
  @CsvSource({
    "A,-150,00:02:00",
    "A,-1,00:00:01",
    "B,-150,00:01:74",
    "B,-1,00:00:00",
    "A,900,00:02:00",
    "A,1049,00:00:01"
  })
  void countsDownInAPause(Render.Countdown countdown, int lba, String expected)
      throws SourceException {
    Disc disc = SampleDisc.disc();
    RawImage image =
        new RawImage(
            Layout.of(disc),
            Render.DEFAULT.withCountdown(countdown).withCodes(Render.Codes.SPACED_90));
    QFrame.Position position = (QFrame.Position) frame(image, lba);
    assertThat(position.relative()).hasToString(expected);
    assertThat(position.index()).isZero();
    assertThat(position.absolute()).isEqualTo(Msf.ofLba(lba));
  }

  @Test
  void laysCdTextIntoTheLeadIn() throws SourceException {
    RawImage image = new RawImage(Layout.of(CdTextSample.disc(), -400), Render.DEFAULT);
    SectorFormat raw = new SectorFormat(SectorFormat.Main.NONE, SubchannelForm.RAW96);
    List<String[]> cycle = Vectors.rows("vectors/cdtext_leadin_blocks.tsv");
    byte[] block = new byte[96];
    for (int lba = -400; lba < Geometry.FIRST_PAUSE_LBA; lba++) {
      image.read(lba, 1, raw, MemorySegment.ofArray(block), 0);
      byte[] expected = Vectors.bytes(cycle.get((lba + 400) % cycle.size())[1]);
      for (int i = 0; i < block.length; i++) {
        block[i] &= 0x3F;
      }
      assertThat(block).isEqualTo(expected);
    }
  }

  static Stream<Long> seeds() {
    return Stream.iterate(0L, seed -> seed + 1).limit(60);
  }

  /** Any sector alone is what it is among others, and on the heap what it is off it. */
  @ParameterizedTest
  @MethodSource("seeds")
  void rendersAnySectorByItsAddressAlone(long seed) throws SourceException {
    Layout layout = Layout.of(SeededDiscs.disc(seed), -200);
    RawImage image = new RawImage(layout, Render.DEFAULT);
    Random random = new Random(seed);
    BlockFormat blocks = List.of(BlockFormat.values()).get(random.nextInt(4));
    SectorFormat format = SectorFormat.of(blocks);
    int from = layout.start() + random.nextInt(layout.leadOut());
    int count = 100;
    byte[] together = new byte[count * blocks.bytes()];
    image.read(from, count, format, MemorySegment.ofArray(together), 0);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment alone = arena.allocate(blocks.bytes() + 7, 1);
      for (int i = 0; i < count; i++) {
        image.read(from + i, 1, format, alone, 7);
        assertThat(
                MemorySegment.ofArray(together)
                    .asSlice((long) i * blocks.bytes(), blocks.bytes())
                    .mismatch(alone.asSlice(7)))
            .as("LBA %d", from + i)
            .isEqualTo(-1);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(BlockFormat.class)
  void goesAroundTheWholeDisc(BlockFormat blocks) throws SourceException {
    Layout layout = Layout.of(SampleDisc.disc(), -200);
    RawImage image = new RawImage(layout, Render.DEFAULT);
    int count = layout.end() - layout.start();
    byte[] all = new byte[count * blocks.bytes()];
    image.read(layout.start(), count, SectorFormat.of(blocks), MemorySegment.ofArray(all), 0);
    // Everything is silent here, so the main channel of the last block is zero.
    byte[] last =
        Arrays.copyOfRange(all, all.length - blocks.bytes(), all.length - blocks.bytes() + 2352);
    assertThat(last).containsOnly(0);
    assertThatThrownBy(
            () ->
                image.read(layout.end(), 1, SectorFormat.of(blocks), MemorySegment.ofArray(all), 0))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(
            () ->
                image.read(
                    layout.start() - 1, 1, SectorFormat.of(blocks), MemorySegment.ofArray(all), 0))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }
}
