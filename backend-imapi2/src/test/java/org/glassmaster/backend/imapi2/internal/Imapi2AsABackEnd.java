package org.glassmaster.backend.imapi2.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.glassmaster.backend.imapi2.internal.drive.HeldDrive;
import org.glassmaster.backend.imapi2.internal.drive.ImapiTransport;
import org.glassmaster.backend.imapi2.internal.fake.FakeImapi2;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.port.Device;
import org.glassmaster.emulator.Fault;
import org.glassmaster.mmc.ScsiTransport;
import org.glassmaster.spi.BackEnd;
import org.glassmaster.testkit.BackEndContract;
import org.glassmaster.testkit.ReaderContract;
import org.glassmaster.testkit.RecorderContract;
import org.glassmaster.testkit.ScsiTransportContract;
import org.glassmaster.testkit.Target;
import org.glassmaster.testkit.VirtualClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;

/**
 * The back end keeps what every back end, reader and recorder keeps, over a server that stands in
 * for IMAPI2 with a drive in software behind it.
 */
abstract class Imapi2AsABackEnd {
  /** The server: one for all targets of a test. */
  abstract FakeImapi2 server();

  /** What is burned. */
  abstract List<Disc> discs();

  @BeforeEach
  void forgets() {
    server().reset();
  }

  @AfterEach
  void everythingWasGivenBack() {
    assertThat(server().imbalance()).isEmpty();
  }

  @Nested
  class Keeps extends BackEndContract {
    @Override
    protected BackEnd backEnd() {
      FakeImapi2 server = server();
      server.addDevice(ImapiTarget.newId());
      return new Imapi2BackEnd("Windows 11", server::library, new VirtualClock());
    }

    @Override
    protected String nowhere() {
      return "Q:";
    }
  }

  @Nested
  class Burns extends RecorderContract {
    @Override
    protected Target target() {
      return new ImapiTarget(server());
    }

    @Override
    protected List<Disc> discs() {
      return Imapi2AsABackEnd.this.discs();
    }
  }

  @Nested
  class BurnsFromTheMediumsOwnLeadIn extends RecorderContract {
    @Override
    protected Target target() {
      return new ImapiTarget(server()).with("lead-in", "medium");
    }

    @Override
    protected List<Disc> discs() {
      return List.of(Imapi2AsABackEnd.this.discs().getLast());
    }
  }

  @Nested
  class Reads extends ReaderContract {
    private final List<ImapiTarget> targets = new ArrayList<>();

    @Override
    protected Device holding(Disc disc) throws GlassmasterException {
      ImapiTarget target = new ImapiTarget(server());
      targets.add(target);
      target.drive().insert(disc);
      return target.open();
    }

    @Override
    protected List<Disc> discs() {
      return Imapi2AsABackEnd.this.discs();
    }

    @AfterEach
    void unplugs() {
      targets.forEach(ImapiTarget::close);
    }
  }

  @Nested
  class CarriesCommands extends ScsiTransportContract {
    private ImapiTarget target = new ImapiTarget(server());

    @BeforeEach
    void forgetsTheDrive() {
      target.close();
      target = new ImapiTarget(server());
    }

    @AfterEach
    void ends() {
      target.close();
    }

    @Override
    protected ScsiTransport open() throws GlassmasterException {
      return new ImapiTransport(HeldDrive.open(server().library(), target.id(), "imapi2:D:"));
    }

    @Override
    protected boolean unplug() {
      server().removeDevice(target.id());
      return true;
    }

    @Override
    protected boolean silence() {
      target.drive().script(Fault.on(0x12).ending(new Fault.TimedOut()));
      return true;
    }
  }
}
