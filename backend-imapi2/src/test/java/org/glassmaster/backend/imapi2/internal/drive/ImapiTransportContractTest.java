package org.glassmaster.backend.imapi2.internal.drive;

import static org.assertj.core.api.Assertions.assertThat;

import org.glassmaster.backend.imapi2.internal.com.HResult;
import org.glassmaster.backend.imapi2.internal.fake.CServer;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.emulator.BlankMedium;
import org.glassmaster.emulator.EmulatedRecorder;
import org.glassmaster.emulator.Personality;
import org.glassmaster.mmc.ScsiTransport;
import org.glassmaster.testkit.ScsiTransportContract;
import org.glassmaster.testkit.VirtualClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;

/** The pass-through of {@code IDiscRecorder2Ex} keeps the promises of a way to a drive. */
@Tag("judge")
class ImapiTransportContractTest extends ScsiTransportContract {
  private static final String DRIVE = "\\\\?\\usbstor#cdrom&ven_glass#1";
  private static final HResult COMMAND_TIMEOUT = new HResult(0xC0AA020D);

  private final CServer server = CServer.start();
  private final EmulatedRecorder drive =
      EmulatedRecorder.of(Personality.modern(), new VirtualClock());

  @BeforeEach
  void forgets() {
    server.reset();
    server.addDevice(DRIVE);
    drive.insert(BlankMedium.cdr());
    server.connect(DRIVE, drive);
  }

  @AfterEach
  void everythingWasGivenBack() {
    drive.close();
    assertThat(server.text("live")).contains("");
    assertThat(server.number("live.apartments")).isZero();
    assertThat(server.text("error")).isEmpty();
  }

  @Override
  protected ScsiTransport open() throws GlassmasterException {
    return new ImapiTransport(HeldDrive.open(server.library(), DRIVE, "imapi2:D:"));
  }

  @Override
  protected boolean unplug() {
    server.removeDevice(DRIVE);
    return true;
  }

  @Override
  protected boolean silence() {
    server.fail("IDiscRecorder2Ex.SendCommandGetDataFromDevice", COMMAND_TIMEOUT);
    return true;
  }
}
