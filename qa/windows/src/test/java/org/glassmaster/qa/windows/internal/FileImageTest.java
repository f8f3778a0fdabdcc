package org.glassmaster.qa.windows.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.image.BlockFormat;
import org.glassmaster.core.image.ImageBytes;
import org.glassmaster.core.image.RawImage;
import org.glassmaster.core.image.Render;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.port.Device;
import org.glassmaster.core.port.DiscRecorder;
import org.glassmaster.core.port.Job;
import org.glassmaster.core.port.Offer;
import org.glassmaster.core.port.RecordOptions;
import org.glassmaster.core.port.WriteMode;
import org.glassmaster.spi.BackEnds;
import org.glassmaster.testkit.SeededDiscs;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What the file back end writes for a disc is, byte for byte, the stream that IMAPI2 is given for
 * it: both are core's rendering from 95:00:00. The other half of this is {@code
 * ImapiDeviceContract.handsOverEveryByteOfTheImage} in {@code backend-imapi2}, whose back ends do
 * not know each other.
 */
class FileImageTest {
  @ParameterizedTest
  @EnumSource(
      value = BlockFormat.class,
      names = {"RAW", "COOKED", "PQ"})
  void holdsTheStreamThatImapi2IsGiven(BlockFormat format, @TempDir Path folder) throws Exception {
    Disc disc = SeededDiscs.audio(1);
    Layout layout = Layout.of(disc);
    RawImage image = new RawImage(layout, Render.DEFAULT);
    Path file = folder.resolve("disc.rawdao");
    BackEnds backEnds = BackEnds.load();
    try (Device device = backEnds.open(backEnds.locate(file.toString()))) {
      DiscRecorder recorder = device.recorder().orElseThrow();
      Offer offer =
          recorder.offers(layout).stream()
              .filter(each -> each.mode() == WriteMode.RAW && each.blockFormat() == format)
              .findFirst()
              .orElseThrow();
      assertThat(offer.leadIn()).isEqualTo(layout.start());
      recorder.record(offer, image, RecordOptions.DEFAULT, Job.unwatched());
    }
    ImageBytes stream = new ImageBytes(image, format);
    assertThat(Files.size(file)).isEqualTo(stream.size());
    byte[] given = new byte[1 << 20];
    byte[] written = new byte[given.length];
    try (var in = Files.newInputStream(file)) {
      for (long at = 0; at < stream.size(); at += given.length) {
        int length = (int) Math.min(given.length, stream.size() - at);
        stream.read(at, MemorySegment.ofArray(given), 0, length);
        assertThat(in.readNBytes(written, 0, length)).isEqualTo(length);
        assertThat(Arrays.mismatch(given, 0, length, written, 0, length))
            .as("after byte %d", at)
            .isEqualTo(-1);
      }
    }
  }
}
