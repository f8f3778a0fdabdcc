package org.glassmaster.core.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.glassmaster.core.SeededDiscs;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.disc.Purpose;
import org.glassmaster.core.disc.Track;
import org.glassmaster.core.disc.TrackMode;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.finding.Finding;
import org.glassmaster.core.image.BlockFormat;
import org.glassmaster.core.image.RawImage;
import org.glassmaster.core.image.Render;
import org.glassmaster.core.image.SectorFormat;
import org.glassmaster.core.layout.Layout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DiscRecoveryTest {
  private static final int LEAD_IN = -300;
  private static final int LEAD_OUT = 40;

  private static byte[] render(Layout layout, Render render, BlockFormat format)
      throws SourceException {
    int count = layout.leadOut() + LEAD_OUT - layout.start();
    byte[] blocks = new byte[count * format.bytes()];
    new RawImage(layout, render)
        .read(layout.start(), count, SectorFormat.of(format), MemorySegment.ofArray(blocks), 0);
    return blocks;
  }

  private static Recovered recover(byte[] blocks, BlockFormat format) throws SourceException {
    int count = blocks.length / format.bytes();
    return DiscRecovery.recover(
        new RecordedBlocks(ByteSource.of("blocks", blocks), format, LEAD_IN, count, true));
  }

  /** What is said about a track, apart from where its bytes come from. */
  private record Said(Track track) {
    static List<Said> of(Disc disc) {
      return disc.tracks().map(Said::of).toList();
    }

    static Said of(Track track) {
      int sectors = track.totalSectors();
      return new Said(
          new Track(
              track.number(),
              track.mode(),
              track.copy(),
              track.preEmphasis(),
              track.fourChannel(),
              track.isrc(),
              track.pregap(),
              track.indexes(),
              List.of(Fragment.Zero.sectors(sectors)),
              List.of()));
    }
  }

  static LongStream seeds() {
    return LongStream.range(0, 2_000);
  }

  @Test
  void readsBackWhatWasRendered() throws SourceException {
    for (long seed : seeds().toArray()) {
      Disc disc = SeededDiscs.disc(seed);
      Layout layout = Layout.of(disc, LEAD_IN);
      Render render = renders(seed);
      byte[] blocks = render(layout, render, BlockFormat.RAW);
      Recovered recovered = recover(blocks, BlockFormat.RAW);
      assertThat(recovered.findings()).as("seed %d", seed).isEmpty();
      assertThat(recovered.damagedFrames()).isZero();
      assertThat(recovered.leadIn()).isEqualTo(LEAD_IN);
      assertThat(Said.of(recovered.disc())).as("seed %d", seed).isEqualTo(Said.of(disc));
      assertThat(recovered.disc().mcn()).isEqualTo(disc.mcn());
      assertThat(recovered.disc().text()).as("seed %d", seed).isEqualTo(disc.text());
      assertThat(recovered.disc().type()).as("seed %d", seed).isEqualTo(disc.type());
      if (seed % 50 == 0) {
        byte[] again = render(Layout.of(recovered.disc(), LEAD_IN), render, BlockFormat.RAW);
        assertThat(Arrays.mismatch(again, blocks)).as("seed %d", seed).isEqualTo(-1);
      }
    }
  }

  private static Render renders(long seed) {
    Random random = new Random(~seed);
    return Render.DEFAULT
        .withCountdown(pick(Render.Countdown.values(), random))
        .withLeadInTime(pick(Render.LeadInTime.values(), random))
        .withTocOrder(pick(Render.TocOrder.values(), random))
        .withCodes(pick(Render.Codes.values(), random));
  }

  private static <T> T pick(T[] values, Random random) {
    return values[random.nextInt(values.length)];
  }

  @ParameterizedTest
  @EnumSource(
      value = BlockFormat.class,
      names = {"PQ", "COOKED"})
  void readsEveryBlockFormatThatHasQ(BlockFormat format) throws SourceException {
    for (long seed = 0; seed < 60; seed++) {
      Disc disc = SeededDiscs.disc(seed);
      byte[] blocks = render(Layout.of(disc, LEAD_IN), Render.DEFAULT, format);
      Recovered recovered = recover(blocks, format);
      assertThat(Said.of(recovered.disc())).as("seed %d", seed).isEqualTo(Said.of(disc));
      assertThat(recovered.disc().mcn()).isEqualTo(disc.mcn());
    }
  }

  @Test
  void takesTheMainChannelAloneForOneTrack() throws SourceException {
    Disc disc =
        Disc.builder()
            .track(TrackMode.AUDIO, track -> track.samples(SeededDiscs.noise(1, 400L * 2352)))
            .build(Purpose.AUTHORING)
            .disc()
            .orElseThrow();
    Layout layout = Layout.of(disc, LEAD_IN);
    int count = layout.end() - layout.start();
    byte[] blocks = new byte[count * 2352];
    new RawImage(layout, Render.DEFAULT)
        .read(
            layout.start(),
            count,
            SectorFormat.of(BlockFormat.MAIN),
            MemorySegment.ofArray(blocks),
            0);
    Recovered recovered = recover(blocks, BlockFormat.MAIN);
    assertThat(Said.of(recovered.disc())).isEqualTo(Said.of(disc));
    assertThat(recovered.findings()).extracting(Finding::code).containsExactly("READ-002");
  }

  /** Every tenth frame is destroyed: nothing is lost but the frames, which are counted. */
  @Test
  void skipsAndCountsDamagedFrames() throws SourceException {
    for (long seed = 0; seed < 100; seed++) {
      Disc disc = SeededDiscs.disc(seed);
      Layout layout = Layout.of(disc, LEAD_IN);
      byte[] blocks = render(layout, Render.DEFAULT, BlockFormat.PQ);
      int damaged = 0;
      for (int lba = LEAD_IN; lba < layout.leadOut(); lba++) {
        boolean change = layout.at(lba).start() == lba;
        if (Math.floorMod(lba, 10) == 3 && !change) {
          blocks[(lba - LEAD_IN) * 2368 + 2352 + 5] ^= 0x55;
          damaged++;
        }
      }
      Recovered recovered = recover(blocks, BlockFormat.PQ);
      assertThat(recovered.damagedFrames()).isEqualTo(damaged);
      assertThat(Said.of(recovered.disc())).as("seed %d", seed).isEqualTo(Said.of(disc));
      assertThat(recovered.findings()).extracting(Finding::code).containsExactly("READ-001");
    }
  }

  @Test
  void believesTheMajorityOfRecordingCodes() throws SourceException {
    Disc disc =
        Disc.builder()
            .track(
                TrackMode.AUDIO,
                track -> track.isrc("DEXXX9800001").samples(SeededDiscs.noise(5, 900L * 2352)))
            .build(Purpose.AUTHORING)
            .disc()
            .orElseThrow();
    Disc other =
        Disc.builder()
            .track(
                TrackMode.AUDIO,
                track -> track.isrc("DEXXX9899999").samples(SeededDiscs.noise(5, 900L * 2352)))
            .build(Purpose.AUTHORING)
            .disc()
            .orElseThrow();
    byte[] blocks = render(Layout.of(disc, LEAD_IN), Render.DEFAULT, BlockFormat.PQ);
    byte[] lying = render(Layout.of(other, LEAD_IN), Render.DEFAULT, BlockFormat.PQ);
    int first = (49 - LEAD_IN) * 2368;
    System.arraycopy(lying, first, blocks, first, 2368);
    Recovered recovered = recover(blocks, BlockFormat.PQ);
    assertThat(recovered.disc().tracks().findFirst().flatMap(Track::isrc).map(Object::toString))
        .isEqualTo(Optional.of("DE-XXX-98-00001"));
  }

  @Test
  void survivesNoise() throws SourceException {
    Random random = new Random(7);
    for (int i = 0; i < 50; i++) {
      byte[] blocks = new byte[(350 + random.nextInt(100)) * 2448];
      random.nextBytes(blocks);
      Recovered recovered = recover(blocks, BlockFormat.RAW);
      assertThat(recovered.disc().tracks()).isNotEmpty();
    }
  }
}
