package org.glassmaster.cli.internal.transfer;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.glassmaster.core.fault.DeviceException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.port.Device;
import org.glassmaster.core.port.DeviceInfo;
import org.glassmaster.emulator.EmulatedRecorder;
import org.glassmaster.mmc.MmcDevice;
import org.glassmaster.mmc.MmcOptions;
import org.glassmaster.mmc.ScsiAnswer;
import org.glassmaster.mmc.ScsiCommand;
import org.glassmaster.mmc.ScsiTransport;
import org.glassmaster.mmc.TransportException;
import org.glassmaster.spi.Availability;
import org.glassmaster.spi.BackEnd;
import org.glassmaster.spi.Location;
import org.glassmaster.testkit.VirtualClock;

/** A back end of emulated drives, found like any other: {@code bench:NAME}. */
public final class BenchDrives implements BackEnd {
  /** The drives that tests have put on the bench. */
  private static final Map<String, Drive> DRIVES = new ConcurrentHashMap<>();

  private record Drive(EmulatedRecorder recorder, VirtualClock clock, Runnable whenOpened) {}

  /** The back end; the look-up makes it. */
  public BenchDrives() {}

  /**
   * Puts a drive there.
   *
   * @param whenOpened what happens when its tray opens
   */
  static void put(String name, EmulatedRecorder recorder, VirtualClock clock, Runnable whenOpened) {
    DRIVES.put(name, new Drive(recorder, clock, whenOpened));
  }

  /** Takes it away. */
  static void take(String name) {
    DRIVES.remove(name);
  }

  @Override
  public String name() {
    return "bench";
  }

  @Override
  public Availability probe() {
    return Availability.usable();
  }

  @Override
  public List<DeviceInfo> devices() {
    return List.of();
  }

  @Override
  public Device open(Location location) throws GlassmasterException {
    Drive drive = DRIVES.get(location.rest());
    if (drive == null) {
      throw new DeviceException("device-missing", "there is no " + location);
    }
    return MmcDevice.open(new Cable(drive), location.toString(), MmcOptions.DEFAULT, drive.clock());
  }

  /** Leaves the drive on the bench when it is closed. */
  private record Cable(Drive drive) implements ScsiTransport {
    private static final int START_STOP_UNIT = 0x1B;
    private static final int OPEN = 2;

    @Override
    public String name() {
      return drive.recorder().name();
    }

    @Override
    public int largestTransfer() {
      return drive.recorder().largestTransfer();
    }

    @Override
    public MemorySegment buffer(int bytes) {
      return drive.recorder().buffer(bytes);
    }

    @Override
    public ScsiAnswer execute(ScsiCommand command) throws TransportException {
      ScsiAnswer answer = drive.recorder().execute(command);
      if (command.cdb().opcode() == START_STOP_UNIT && (command.cdb().u8(4) & 3) == OPEN) {
        drive.whenOpened().run();
      }
      return answer;
    }

    @Override
    public void close() {}
  }
}
