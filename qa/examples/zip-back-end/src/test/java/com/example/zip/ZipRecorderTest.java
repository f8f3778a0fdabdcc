package com.example.zip;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.spi.Location;
import org.glassmaster.testkit.RecorderContract;
import org.glassmaster.testkit.Target;
import org.junit.jupiter.api.io.TempDir;

class ZipRecorderTest extends RecorderContract {
  @TempDir Path folder;

  @Override
  protected Target target() throws Exception {
    Path path = Files.createTempDirectory(folder, "target").resolve("disc.zip");
    return () -> new ZipBackEnd().open(Location.of("zip", path.toString()));
  }

  @Override
  protected List<Disc> discs() {
    return Discs.all();
  }
}
