package org.glassmaster.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.util.Random;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.Purpose;
import org.glassmaster.core.disc.TrackMode;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.image.BlockFormat;
import org.glassmaster.core.image.RawImage;
import org.glassmaster.core.image.Render;
import org.glassmaster.core.image.SectorFormat;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.subchannel.SubchannelForm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecordingTest {
  private static final int LEAD_IN = -11_635;

  private final EmulatedRecorder recorder =
      EmulatedRecorder.of(Personality.modern(), new TestWaiter());
  private final Host host = new Host(recorder);

  @BeforeEach
  void insert() {
    recorder.insert(BlankMedium.cdr());
    host.settle();
  }

  @AfterEach
  void close() {
    recorder.close();
  }

  static Disc album() {
    return Disc.builder()
        .mcn("4006381333931")
        .track(
            TrackMode.AUDIO,
            track -> track.isrc("DEXXX9800001").index(200).samples(noise(1, 400 * 2352)))
        .track(
            TrackMode.AUDIO,
            track -> track.isrc("DEXXX9800002").pregap(150).samples(noise(2, 350 * 2352)))
        .build(Purpose.AUTHORING)
        .disc()
        .orElseThrow();
  }

  static ByteSource noise(long seed, int bytes) {
    byte[] noise = new byte[bytes];
    new Random(seed).nextBytes(noise);
    return ByteSource.of("noise " + seed, noise);
  }

  private void burnRaw(RawImage image, BlockFormat format) throws SourceException {
    assertThat(host.select(3, format.dataBlockType(), 0).isGood()).isTrue();
    int batch = 26;
    MemorySegment blocks = MemorySegment.ofArray(new byte[batch * format.bytes()]);
    for (int lba = image.layout().start(); lba < image.layout().end(); lba += batch) {
      int count = Math.min(batch, image.layout().end() - lba);
      image.read(lba, count, SectorFormat.of(format), blocks, 0);
      assertThat(
              Host.sense(host.write(lba, count, blocks.asSlice(0, (long) count * format.bytes()))))
          .isEmpty();
    }
    assertThat(host.sense("35 00 00 00 00 00 00 00 00 00")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"PQ", "COOKED", "RAW"})
  void takesEveryBlockOfRawMode(BlockFormat format) throws SourceException {
    RawImage image = new RawImage(Layout.of(album(), LEAD_IN), Render.DEFAULT);

    burnRaw(image, format);

    Layout found = recorder.content().orElseThrow().layout();
    assertThat(found.stretches().stream().map(s -> s.area() + " " + s.start() + " " + s.tno()))
        .containsExactlyElementsOf(
            image.layout().stretches().stream()
                .map(s -> s.area() + " " + s.start() + " " + s.tno())
                .toList());
    assertThat(recorder.findings()).isEmpty();
    assertSameProgramme(image);
  }

  @Test
  void makesTheSubchannelOfASessionAtOnce() throws SourceException {
    RawImage image = new RawImage(Layout.of(album(), LEAD_IN), Render.DEFAULT);
    assertThat(host.select(2, 0, 0).isGood()).isTrue();
    assertThat(
            Host.sense(
                host.cue(
                    "02 34 30 30 36 33 38 31 02 33 33 33 39 33 31 00"
                        + "01 00 00 01 00 00 00 00"
                        + "03 01 44 45 58 58 58 39 03 01 38 30 30 30 30 31"
                        + "01 01 00 00 00 00 00 00 01 01 01 00 00 00 02 00 01 01 02 00 00 00 04 32"
                        + "03 02 44 45 58 58 58 39 03 02 38 30 30 30 30 32"
                        + "01 02 00 00 00 00 07 19 01 02 01 00 00 00 09 19"
                        + "01 AA 01 01 00 00 0E 00")))
        .isEmpty();
    MemorySegment blocks = MemorySegment.ofArray(new byte[25 * 2352]);
    for (int lba = -150; lba < 900; lba += 25) {
      image.read(lba, 25, SectorFormat.PLAIN, blocks, 0);
      assertThat(Host.sense(host.write(lba, 25, blocks))).isEmpty();
    }
    assertThat(host.sense("35 00 00 00 00 00 00 00 00 00")).isEmpty();

    assertThat(recorder.disc().orElseThrow().mcn()).isEqualTo(album().mcn());
    assertSameProgramme(image);
  }

  private void assertSameProgramme(RawImage image) throws SourceException {
    int block = 2448;
    byte[] expected = new byte[block];
    SectorFormat format = new SectorFormat(SectorFormat.Main.PLAIN, SubchannelForm.RAW96);
    for (int lba = -150; lba < image.layout().leadOut(); lba++) {
      image.read(lba, 1, format, MemorySegment.ofArray(expected), 0);
      assertThat(host.readCd(lba, 1, 1, 0xF8, 1, block))
          .describedAs("LBA " + lba)
          .isEqualTo(expected);
    }
  }
}
