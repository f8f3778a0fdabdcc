package org.glassmaster.backend.imapi2.internal;

import java.util.Optional;
import org.glassmaster.backend.imapi2.internal.burn.DriveOptions;
import org.glassmaster.backend.imapi2.internal.burn.ImapiRecorder;
import org.glassmaster.backend.imapi2.internal.drive.HeldDrive;
import org.glassmaster.backend.imapi2.internal.drive.Hold;
import org.glassmaster.backend.imapi2.internal.drive.ImapiTransport;
import org.glassmaster.core.fault.DeviceException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.port.Device;
import org.glassmaster.core.port.DeviceInfo;
import org.glassmaster.core.port.DiscReader;
import org.glassmaster.core.port.DiscRecorder;
import org.glassmaster.core.port.Eraser;
import org.glassmaster.core.port.Tray;
import org.glassmaster.core.port.Waiter;
import org.glassmaster.mmc.MmcDevice;

/**
 * A drive of Windows. All but raw writing is the engine's that knows drives, by commands which
 * Windows passes through; what changes a medium is done with the drive held.
 */
final class ImapiDevice implements Device {
  private final HeldDrive drive;
  private final MmcDevice engine;
  private final DriveOptions options;
  private final Optional<DiscRecorder> recorder;

  private ImapiDevice(
      HeldDrive drive, MmcDevice engine, DriveOptions options, Optional<DiscRecorder> recorder) {
    this.drive = drive;
    this.engine = engine;
    this.options = options;
    this.recorder = recorder;
  }

  /**
   * Opens the drive, which this device closes in any case.
   *
   * @param location the words to open it by, scheme included
   */
  static ImapiDevice open(HeldDrive drive, String location, DriveOptions options, Waiter waiter)
      throws GlassmasterException {
    boolean opened = false;
    try {
      Hold.requireFree(drive);
      ImapiTransport transport = new ImapiTransport(drive);
      MmcDevice engine = MmcDevice.open(transport, location, options.mmc(), waiter);
      Optional<DiscRecorder> recorder =
          engine.recorder().map(other -> new ImapiRecorder(drive, other, options, waiter));
      opened = true;
      return new ImapiDevice(drive, engine, options, recorder);
    } finally {
      if (!opened) {
        drive.close();
      }
    }
  }

  @Override
  public DeviceInfo info() {
    return engine.info();
  }

  @Override
  public Optional<DiscReader> reader() {
    return engine.reader();
  }

  @Override
  public Optional<DiscRecorder> recorder() {
    return recorder;
  }

  @Override
  public Optional<Eraser> eraser() {
    return engine
        .eraser()
        .map(
            eraser ->
                (everySector, job) -> {
                  try (Hold _ = Hold.exclusive(drive, options.forced(), job)) {
                    eraser.erase(everySector, job);
                  }
                });
  }

  @Override
  public Optional<Tray> tray() {
    return engine.tray();
  }

  @Override
  public void close() throws DeviceException {
    engine.close();
  }
}
