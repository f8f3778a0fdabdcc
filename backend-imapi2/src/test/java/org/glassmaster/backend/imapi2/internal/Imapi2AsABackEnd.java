package org.glassmaster.backend.imapi2.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fidelity.Fidelity;
import org.glassmaster.core.image.RawImage;
import org.glassmaster.core.image.Render;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.port.Contents;
import org.glassmaster.core.port.Device;
import org.glassmaster.core.port.DiscReader;
import org.glassmaster.core.port.Job;
import org.glassmaster.core.port.Medium;
import org.glassmaster.core.verify.Comparison;
import org.glassmaster.core.verify.Scope;
import org.glassmaster.core.verify.Verifier;
import org.glassmaster.emulator.Fault;
import org.glassmaster.mmc.ScsiTransport;
import org.glassmaster.spi.BackEnd;
import org.glassmaster.testkit.BackEndContract;
import org.glassmaster.testkit.RecorderContract;
import org.glassmaster.testkit.ScsiTransportContract;
import org.glassmaster.testkit.Target;
import org.glassmaster.testkit.VirtualClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

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
  class Reads {
    @Test
    void findsThePressedDisc() throws Exception {
      Disc disc = discs().getFirst();
      try (ImapiTarget target = new ImapiTarget(server())) {
        target.drive().insert(disc);
        try (Device device = target.open()) {
          DiscReader reader = device.reader().orElseThrow();
          assertThat(reader.medium().state()).isEqualTo(Medium.State.COMPLETE);
          Contents contents = reader.contents(Job.unwatched());
          Comparison comparison =
              new Verifier()
                  .compare(
                      rendered(disc),
                      rendered(contents.disc()),
                      new Scope(new Fidelity(List.of()), contents.unseen()),
                      Job.unwatched());
          assertThat(comparison.differences()).isEmpty();
        }
      }
    }

    private RawImage rendered(Disc disc) {
      return new RawImage(Layout.of(disc), Render.DEFAULT);
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
