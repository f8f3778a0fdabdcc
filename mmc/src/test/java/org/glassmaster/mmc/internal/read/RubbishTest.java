package org.glassmaster.mmc.internal.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.image.RawImage;
import org.glassmaster.core.image.Render;
import org.glassmaster.core.image.SectorFormat;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.layout.Stretch;
import org.glassmaster.core.port.Contents;
import org.glassmaster.core.port.Job;
import org.glassmaster.core.subchannel.SubchannelForm;
import org.glassmaster.mmc.MmcOptions;
import org.glassmaster.mmc.ReadOptions;
import org.glassmaster.mmc.internal.drive.Drive;
import org.glassmaster.mmc.internal.drive.DriveTraits;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a drive answers, reading ends with a disc that can be laid out or with a fault. */
class RubbishTest {
  private static final int MOST_COMMANDS = 200_000;

  private final List<Disc> discs =
      List.of(
          TestDiscs.built(TestDiscs.album()),
          TestDiscs.built(TestDiscs.xa()),
          TestDiscs.built(TestDiscs.extra()),
          TestDiscs.built(TestDiscs.graphics()));

  private int whole;
  private int faults;

  @ParameterizedTest
  @ValueSource(doubles = {0.02, 0.1, 0.5, 1})
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void readsOnOrEnds(double share) {
    for (int seed = 0; seed < 12; seed++) {
      PressedDrive sane = new PressedDrive(discs.get(seed % discs.size()));
      sane.hasC2 = seed % 3 == 0;
      sane.accurate = seed % 5 != 0;
      RubbishDrive drive = new RubbishDrive(sane, seed, share);
      read(drive, seed % 2 == 0 ? ReadOptions.DEFAULT : ReadOptions.DEFAULT.withRecorded(true));
      assertThat(drive.commands).isLessThan(MOST_COMMANDS);
    }
    assertThat(whole + faults).isEqualTo(12);
  }

  private void read(RubbishDrive rubbish, ReadOptions options) {
    try {
      Drive drive = new Drive(rubbish, "sgio:/dev/sr0", MmcOptions.DEFAULT, new TestClock());
      MmcReader reader = new MmcReader(drive, DriveTraits.of(drive), options);
      Contents contents = reader.contents(Job.unwatched());
      Layout layout = Layout.of(contents.disc(), contents.leadIn());
      RawImage image = new RawImage(layout, Render.DEFAULT);
      for (Stretch stretch : layout.stretches()) {
        touch(image, stretch.start(), Math.min(20, stretch.length()));
      }
      whole++;
    } catch (GlassmasterException e) {
      assertThat(e.code()).isNotBlank();
      assertThat(e).hasMessageNotContaining("null");
      faults++;
    }
  }

  private static void touch(RawImage image, int lba, int count) {
    SectorFormat format = new SectorFormat(SectorFormat.Main.PLAIN, SubchannelForm.RAW96);
    try {
      image.read(lba, count, format, MemorySegment.ofArray(new byte[count * 2448]), 0);
    } catch (SourceException e) {
      assertThat(e.lba()).isPresent();
    }
  }
}
