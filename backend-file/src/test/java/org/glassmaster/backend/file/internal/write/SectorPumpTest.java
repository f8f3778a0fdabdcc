package org.glassmaster.backend.file.internal.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.OptionalInt;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.disc.Purpose;
import org.glassmaster.core.disc.TrackMode;
import org.glassmaster.core.fault.WriteException;
import org.glassmaster.core.image.RawImage;
import org.glassmaster.core.image.Render;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.port.Job;
import org.glassmaster.core.subchannel.SubchannelForm;
import org.junit.jupiter.api.Test;

class SectorPumpTest {
  private static final int SECTORS = 5_000;

  @Test
  void pullsEverySectorOnceAndInOrder() throws Exception {
    SectorPump pump = pump();
    int[] seen = {0};
    pump.pull(
        0,
        SECTORS,
        SubchannelForm.NONE,
        1,
        (blocks, length, count) -> {
          assertThat(length).isEqualTo(count * 2352L);
          assertThat(blocks.byteSize()).isGreaterThanOrEqualTo(length);
          seen[0] += count;
        });
    assertThat(seen[0]).isEqualTo(SECTORS);
  }

  @Test
  void saysFromWhichSectorOnAFileTakesNoMore() {
    SectorPump pump = pump();
    int[] taken = {0};
    assertThatExceptionOfType(WriteException.class)
        .isThrownBy(
            () ->
                pump.pull(
                    100,
                    SECTORS,
                    SubchannelForm.NONE,
                    1,
                    (blocks, length, count) -> {
                      if (taken[0] >= 1_000) {
                        throw new WriteException("no-space", "disc.bin: there is no room left");
                      }
                      taken[0] += count;
                    }))
        .satisfies(fault -> assertThat(fault.lba()).isEqualTo(OptionalInt.of(100 + taken[0])));
  }

  private static SectorPump pump() {
    Disc disc =
        Disc.builder()
            .track(TrackMode.AUDIO, track -> track.content(Fragment.Zero.sectors(SECTORS)))
            .build(Purpose.CONVERTING)
            .disc()
            .orElseThrow();
    return new SectorPump(new RawImage(Layout.of(disc), Render.DEFAULT), Job.unwatched(), SECTORS);
  }
}
