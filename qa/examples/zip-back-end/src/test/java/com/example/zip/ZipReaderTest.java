package com.example.zip;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.image.RawImage;
import org.glassmaster.core.image.Render;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.port.Device;
import org.glassmaster.core.port.Job;
import org.glassmaster.core.port.Offer;
import org.glassmaster.core.port.RecordOptions;
import org.glassmaster.spi.Location;
import org.glassmaster.testkit.ReaderContract;
import org.junit.jupiter.api.io.TempDir;

class ZipReaderTest extends ReaderContract {
  @TempDir Path folder;

  @Override
  protected Device holding(Disc disc) throws Exception {
    Path path = Files.createTempDirectory(folder, "held").resolve("disc.zip");
    ZipRecorder recorder = new ZipRecorder(path);
    Layout layout = Layout.of(disc);
    Offer offer = recorder.offers(layout).getFirst();
    recorder.record(
        offer, new RawImage(layout, Render.DEFAULT), RecordOptions.DEFAULT, Job.unwatched());
    return new ZipBackEnd().open(Location.of("zip", path.toString()));
  }

  @Override
  protected List<Disc> discs() {
    return Discs.all();
  }
}
