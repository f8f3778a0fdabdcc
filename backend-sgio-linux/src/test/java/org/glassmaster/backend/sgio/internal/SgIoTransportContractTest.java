package org.glassmaster.backend.sgio.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.glassmaster.emulator.BlankMedium;
import org.glassmaster.emulator.EmulatedRecorder;
import org.glassmaster.emulator.Fault;
import org.glassmaster.emulator.Personality;
import org.glassmaster.mmc.ScsiTransport;
import org.glassmaster.testkit.ScsiTransportContract;
import org.glassmaster.testkit.VirtualClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * SG_IO keeps the promises of a way to a drive; a kernel in software relays to a drive in software.
 */
class SgIoTransportContractTest extends ScsiTransportContract {
  @TempDir Path folder;
  private final ScriptedKernel kernel = new ScriptedKernel();
  private final EmulatedRecorder drive =
      EmulatedRecorder.of(Personality.modern(), new VirtualClock());
  private int trees;

  @BeforeEach
  void putsADiscIn() {
    drive.insert(BlankMedium.cdr());
  }

  @Override
  protected ScsiTransport open() throws Exception {
    kernel.otherwise = new Relay(drive);
    trees++;
    FakeTree fake = new FakeTree(folder.resolve("" + trees)).usbRecorder();
    return new SgIoBackEnd("Linux", fake.tree(), kernel, new VirtualClock())
        .transport(fake.node("sr0").toString());
  }

  @AfterEach
  void leavesNoNodeOpen() {
    drive.close();
    assertThat(kernel.open).isEmpty();
  }

  @Override
  protected boolean unplug() {
    drive.script(Fault.on(0x12).ending(new Fault.Unplugged()));
    return true;
  }

  @Override
  protected boolean silence() {
    drive.script(Fault.on(0x12).ending(new Fault.TimedOut()));
    return true;
  }
}
