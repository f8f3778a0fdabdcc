package org.glassmaster.backend.usb.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.glassmaster.core.port.Waiter;
import org.glassmaster.emulator.BlankMedium;
import org.glassmaster.emulator.EmulatedRecorder;
import org.glassmaster.emulator.Fault;
import org.glassmaster.emulator.Personality;
import org.glassmaster.emulator.UsbIpServer;
import org.glassmaster.mmc.ScsiTransport;
import org.glassmaster.testkit.ScsiTransportContract;
import org.glassmaster.testkit.VirtualClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Bulk-Only Transport keeps the promises of a way to a drive; at its other end is the device's side
 * of it, with a drive in software.
 */
@ParameterizedClass
@ValueSource(booleans = {false, true})
class BulkOnlyTransportContractTest extends ScsiTransportContract {
  /** The machine's clock, and no patience. */
  private static final class Impatient implements Waiter {
    @Override
    public long nanoTime() {
      return System.nanoTime();
    }

    @Override
    public void pause(Duration duration) {
      // A device in software is ready at once.
    }
  }

  private final boolean padded;
  private final EmulatedRecorder drive =
      EmulatedRecorder.of(Personality.modern(), new VirtualClock());
  private UsbIpServer server = serve();

  BulkOnlyTransportContractTest(boolean padded) throws IOException {
    this.padded = padded;
  }

  private UsbIpServer serve() throws IOException {
    return UsbIpServer.onLoopback(drive, 0);
  }

  @BeforeEach
  void putsADiscIn() {
    drive.insert(BlankMedium.cdr());
  }

  @AfterEach
  void endsTheServer() throws Exception {
    server.close();
    drive.close();
  }

  @Override
  protected ScsiTransport open() throws IOException {
    return new BulkOnlyTransport(
        "usb:1-1", new UsbIpPort(server.address()), 0, padded, 122_880, new Impatient());
  }

  @Override
  protected boolean unplug() {
    try {
      server.close();
      server = serve();
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected boolean silence() {
    drive.script(Fault.on(0x12).ending(new Fault.TimedOut()));
    return true;
  }
}
