package org.glassmaster.backend.file.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.plan.Consent;
import org.glassmaster.core.plan.Plan;
import org.glassmaster.core.plan.PlanRequest;
import org.glassmaster.core.plan.Planner;
import org.glassmaster.core.port.Contents;
import org.glassmaster.core.port.Device;
import org.glassmaster.core.port.Job;
import org.glassmaster.core.transfer.Transfer;
import org.glassmaster.spi.BackEnd;
import org.glassmaster.spi.BackEnds;
import org.glassmaster.spi.Location;
import org.glassmaster.testkit.BackEndContract;
import org.glassmaster.testkit.ReaderContract;
import org.glassmaster.testkit.VirtualClock;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** The contracts of back ends and readers, kept by images of every format that holds all. */
class ReadsImagesTest {
  @TempDir static Path folder;

  private static Device image(String name, Disc disc) throws Exception {
    Path path = Files.createTempDirectory(folder, "held").resolve(name);
    Location location = Location.of(BackEnds.FILE, path.toString()).with("sync", "false");
    PlanRequest request =
        PlanRequest.builder().leadIn(-4650).withoutVerification().consent(Consent.ALL).build();
    try (Device target = new FileBackEnd().open(location)) {
      Contents contents = new Contents("seeded", "seeded", disc, -4650, List.of());
      Plan plan = new Planner().plan(contents, target, request);
      new Transfer(new VirtualClock()).run(plan, target, Job.unwatched());
    }
    return new FileBackEnd().open(location);
  }

  @Nested
  class RawDao extends ReaderContract {
    @Override
    protected Device holding(Disc disc) throws Exception {
      return image("disc.rawdao", disc);
    }
  }

  @Nested
  class Cue extends ReaderContract {
    @Override
    protected Device holding(Disc disc) throws Exception {
      return image("disc.cue", disc);
    }
  }

  @Nested
  class Toc extends ReaderContract {
    @Override
    protected Device holding(Disc disc) throws Exception {
      return image("disc.toc", disc);
    }
  }

  @Nested
  class AsABackEnd extends BackEndContract {
    @Override
    protected BackEnd backEnd() {
      return new FileBackEnd();
    }
  }
}
