package org.glassmaster.backend.file.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.plan.PlanRequest;
import org.glassmaster.core.port.Device;
import org.glassmaster.spi.BackEnds;
import org.glassmaster.spi.Location;
import org.glassmaster.testkit.RecorderContract;
import org.glassmaster.testkit.SeededDiscs;
import org.glassmaster.testkit.Target;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** The contract of recorders, kept by images of every format that is written. */
class RecordsImagesTest {
  @TempDir static Path folder;

  /** An image in a folder of its own. */
  private static Target image(String name, Map<String, String> options) throws Exception {
    Path path = Files.createTempDirectory(folder, "target").resolve(name);
    return new Target() {
      @Override
      public Device open() throws GlassmasterException {
        Location location = new Location(BackEnds.FILE, path.toString(), options);
        return new FileBackEnd().open(location.with("sync", "false"));
      }
    };
  }

  @Nested
  class Cue extends RecorderContract {
    @Override
    protected Target target() throws Exception {
      return image("disc.cue", Map.of());
    }
  }

  @Nested
  class CueOfTracks extends RecorderContract {
    @Override
    protected Target target() throws Exception {
      return image("disc.cue", Map.of("layout", "tracks"));
    }
  }

  @Nested
  class Toc extends RecorderContract {
    @Override
    protected Target target() throws Exception {
      return image("disc.toc", Map.of());
    }
  }

  @Nested
  class RawDao extends RecorderContract {
    @Override
    protected Target target() throws Exception {
      return image("disc.rawdao", Map.of());
    }

    /** A lead-in of a minute, so that the tests are short. */
    @Override
    protected PlanRequest.Builder request() {
      return super.request().leadIn(-4650);
    }
  }

  @Nested
  class Iso extends RecorderContract {
    @Override
    protected Target target() throws Exception {
      return image("disc.iso", Map.of());
    }

    @Override
    protected List<Disc> discs() {
      return IntStream.range(0, 12)
          .mapToObj(SeededDiscs::data)
          .filter(disc -> disc.tracks().allMatch(track -> track.mode().userBytes() == 2048))
          .limit(2)
          .toList();
    }
  }
}
