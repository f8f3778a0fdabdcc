package org.glassmaster.core.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.disc.Purpose;
import org.glassmaster.core.disc.SectorForm;
import org.glassmaster.core.disc.SubchannelRun;
import org.glassmaster.core.disc.TrackMode;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.layout.Layout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a raw image shares between callers: nothing that they could see, and no garbage. */
class RawImageSharingTest {
  private static final int DATA = 300;
  private static final int AUDIO = 500;

  /** Data, then audio with packs, codes, an index and a pause: every path there is. */
  private static RawImage image() {
    ByteSource user = ByteSource.of("user", new byte[DATA * 2048]);
    ByteSource samples = ByteSource.of("samples", new byte[AUDIO * 2352]);
    ByteSource packs = ByteSource.of("packs", new byte[AUDIO * 96]);
    SubchannelRun graphics =
        new SubchannelRun(150, AUDIO, packs, 0, 96, SubchannelRun.Form.RW_PACKS);
    Disc disc =
        Disc.builder()
            .mcn("4006381333931")
            .track(
                TrackMode.MODE1,
                track ->
                    track.content(new Fragment.Sectors(user, 0, 2048, SectorForm.DATA_2048, DATA)))
            .track(
                TrackMode.AUDIO,
                track ->
                    track
                        .isrc("DEXXX9800001")
                        .pregap(150)
                        .index(100)
                        .samples(samples)
                        .subchannel(graphics))
            .build(Purpose.CONVERTING)
            .disc()
            .orElseThrow();
    return new RawImage(Layout.of(disc, -400), Render.DEFAULT);
  }

  @Test
  void isReadBySeveralThreadsAtOnce() throws Exception {
    RawImage image = image();
    SectorFormat format = SectorFormat.of(BlockFormat.RAW);
    int blocks = image.layout().leadOut() + 100 - image.layout().start();
    byte[] alone = new byte[blocks * 2448];
    image.read(image.layout().start(), blocks, format, MemorySegment.ofArray(alone), 0);
    byte[] together = new byte[alone.length];
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<?>> parts = new ArrayList<>();
      for (int from = 0; from < blocks; from += 10) {
        int first = from;
        int count = Math.min(10, blocks - from);
        parts.add(
            threads.submit(
                () -> {
                  image.read(
                      image.layout().start() + first,
                      count,
                      format,
                      MemorySegment.ofArray(together),
                      first * 2448L);
                  return null;
                }));
      }
      for (Future<?> part : parts) {
        part.get();
      }
    }
    assertThat(together).isEqualTo(alone);
  }

  @ParameterizedTest
  @EnumSource(BlockFormat.class)
  void makesNoGarbagePerSector(BlockFormat blocks) throws SourceException {
    RawImage image = image();
    SectorFormat format = SectorFormat.of(blocks);
    int from = image.layout().start();
    int count = image.layout().leadOut() + 100 - from;
    MemorySegment into = MemorySegment.ofArray(new byte[count * blocks.bytes()]);
    for (int i = 0; i < 30; i++) {
      image.read(from, count, format, into, 0);
    }
    long before = allocated();
    for (int i = 0; i < 10; i++) {
      image.read(from, count, format, into, 0);
    }
    assertThat((allocated() - before) / (10L * count)).as("bytes per sector").isLessThan(8);
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }
}
