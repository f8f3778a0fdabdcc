package org.glassmaster.backend.usb.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.glassmaster.backend.usb.internal.UsbDevice.StorageInterface;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.fault.DeviceException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.port.Device;
import org.glassmaster.core.port.DeviceInfo;
import org.glassmaster.core.port.DiscReader;
import org.glassmaster.emulator.BlankMedium;
import org.glassmaster.emulator.EmulatedRecorder;
import org.glassmaster.emulator.Personality;
import org.glassmaster.emulator.UsbIpServer;
import org.glassmaster.spi.BackEnd;
import org.glassmaster.spi.Location;
import org.glassmaster.testkit.BackEndContract;
import org.glassmaster.testkit.ReaderContract;
import org.glassmaster.testkit.RecorderContract;
import org.glassmaster.testkit.SeededDiscs;
import org.glassmaster.testkit.Target;
import org.glassmaster.testkit.VirtualClock;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/**
 * The back end keeps what every back end keeps, and burns and reads discs by Bulk-Only Transport.
 */
class UsbAsABackEndTest {
  @Nested
  class Keeps extends BackEndContract {
    @Override
    protected BackEnd backEnd() {
      return new UsbBackEnd();
    }

    @Override
    protected String nowhere() {
      return "250-1.2.3";
    }
  }

  @Nested
  class Burns extends RecorderContract {
    @TempDir Path folder;

    @Override
    protected Target target() throws IOException {
      return new EmulatedTarget(new UsbTree(folder));
    }

    @Override
    protected List<Disc> discs() {
      return List.of(SeededDiscs.mixed(1), SeededDiscs.audio(1));
    }
  }

  @Nested
  class Reads extends ReaderContract {
    @TempDir Path folder;

    @Override
    protected Device holding(Disc disc) throws Exception {
      EmulatedTarget target = new EmulatedTarget(new UsbTree(folder));
      target.drive.insert(disc);
      return new WithItsDrive(target.open(), target);
    }

    @Override
    protected List<Disc> discs() {
      return List.of(SeededDiscs.audio(1), SeededDiscs.mixed(1), SeededDiscs.data(1));
    }
  }

  /** A device whose drive goes when it is closed, with the threads and sockets of its server. */
  private record WithItsDrive(Device device, EmulatedTarget target) implements Device {
    @Override
    public DeviceInfo info() {
      return device.info();
    }

    @Override
    public Optional<DiscReader> reader() {
      return device.reader();
    }

    @Override
    public void close() throws DeviceException {
      try {
        device.close();
      } finally {
        target.unplug();
      }
    }
  }

  /** Time that passes for the drive too, where the host waits for it. */
  private static final class EmulatedTarget implements Target, UsbBus {
    /** Whoever writes in no time at all has not written. */
    private static final Personality IN_TIME =
        Personality.modern().toBuilder().realTime(2 << 20).fixation(Duration.ofSeconds(60)).build();

    private final VirtualClock clock = new VirtualClock();
    private final EmulatedRecorder drive = EmulatedRecorder.of(IN_TIME, clock);
    private final UsbIpServer server;
    private final BackEnd backEnd;

    EmulatedTarget(UsbTree tree) throws IOException {
      drive.insert(BlankMedium.cdr());
      server = UsbIpServer.onLoopback(drive, 0);
      backEnd = new UsbBackEnd(this, tree.sysfs(), new Cures("Linux", "x86-64"), clock);
    }

    @Override
    public void load() {}

    @Override
    public List<UsbDevice> devices() {
      return List.of(
          new UsbDevice(
              1,
              List.of(4),
              0x1d6b,
              0x0104,
              false,
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              new StorageInterface(0, 0, 6, 0x81, 0x02)));
    }

    @Override
    public UsbPort open(UsbDevice device) {
      try {
        return new UsbIpPort(server.address());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public Device open() throws GlassmasterException {
      return backEnd.open(Location.of("usb", "1-4"));
    }

    @Override
    public void close() throws IOException {
      server.close();
      drive.close();
    }

    void unplug() {
      try {
        close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
