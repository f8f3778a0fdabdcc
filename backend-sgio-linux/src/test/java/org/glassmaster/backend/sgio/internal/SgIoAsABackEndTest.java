package org.glassmaster.backend.sgio.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.port.Device;
import org.glassmaster.emulator.BlankMedium;
import org.glassmaster.emulator.EmulatedRecorder;
import org.glassmaster.emulator.Personality;
import org.glassmaster.spi.BackEnd;
import org.glassmaster.spi.Location;
import org.glassmaster.testkit.BackEndContract;
import org.glassmaster.testkit.ReaderContract;
import org.glassmaster.testkit.RecorderContract;
import org.glassmaster.testkit.SeededDiscs;
import org.glassmaster.testkit.Target;
import org.glassmaster.testkit.VirtualClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** The back end keeps what every back end keeps, and burns and reads discs through the ioctl. */
class SgIoAsABackEndTest {
  @Nested
  class Keeps extends BackEndContract {
    @Override
    protected BackEnd backEnd() {
      return new SgIoBackEnd();
    }

    @Override
    protected String nowhere() {
      return "/dev/sr999";
    }
  }

  @Nested
  class Burns extends RecorderContract {
    @TempDir Path folder;
    private int targets;

    @Override
    protected Target target() throws IOException {
      targets++;
      return new EmulatedTarget(new FakeTree(folder.resolve("" + targets)).usbRecorder());
    }

    @Override
    protected List<Disc> discs() {
      return List.of(SeededDiscs.mixed(1), SeededDiscs.audio(1));
    }
  }

  @Nested
  class Reads extends ReaderContract {
    @TempDir Path folder;
    private final List<EmulatedTarget> drives = new ArrayList<>();

    @Override
    protected Device holding(Disc disc) throws Exception {
      EmulatedTarget target =
          new EmulatedTarget(new FakeTree(folder.resolve("" + drives.size())).usbRecorder());
      drives.add(target);
      target.drive.insert(disc);
      return target.open();
    }

    @Override
    protected List<Disc> discs() {
      return List.of(SeededDiscs.audio(1), SeededDiscs.mixed(1), SeededDiscs.data(1));
    }

    @AfterEach
    void unplugs() {
      drives.forEach(EmulatedTarget::close);
    }
  }

  /** A drive in software with a blank disc, at the node sr0 of a tree. */
  private static final class EmulatedTarget implements Target {
    /** Whoever writes in no time at all has not written. */
    private static final Personality IN_TIME =
        Personality.modern().toBuilder().realTime(2 << 20).fixation(Duration.ofSeconds(60)).build();

    private final FakeTree tree;
    private final VirtualClock clock = new VirtualClock();
    private final EmulatedRecorder drive;
    private final BackEnd backEnd;

    EmulatedTarget(FakeTree tree) {
      this.tree = tree;
      drive = EmulatedRecorder.of(IN_TIME, clock);
      drive.insert(BlankMedium.cdr());
      ScriptedKernel kernel = new ScriptedKernel();
      kernel.otherwise = new Relay(drive);
      backEnd = new SgIoBackEnd("Linux", tree.tree(), kernel, clock);
    }

    @Override
    public Device open() throws GlassmasterException {
      return backEnd.open(Location.of("sgio", tree.node("sr0").toString()));
    }

    @Override
    public void close() {
      drive.close();
    }
  }
}
