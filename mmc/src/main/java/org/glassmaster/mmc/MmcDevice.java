package org.glassmaster.mmc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.glassmaster.core.fault.DeviceException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.port.Device;
import org.glassmaster.core.port.DeviceInfo;
import org.glassmaster.core.port.DiscReader;
import org.glassmaster.core.port.DiscRecorder;
import org.glassmaster.core.port.Eraser;
import org.glassmaster.core.port.Tray;
import org.glassmaster.core.port.Waiter;
import org.glassmaster.mmc.internal.answer.Configuration;
import org.glassmaster.mmc.internal.answer.Inquiry;
import org.glassmaster.mmc.internal.command.Commands;
import org.glassmaster.mmc.internal.drive.Drive;
import org.glassmaster.mmc.internal.drive.DriveTraits;
import org.glassmaster.mmc.internal.drive.DriveTray;
import org.glassmaster.mmc.internal.drive.MediumSurvey;
import org.glassmaster.mmc.internal.read.MmcReader;
import org.glassmaster.mmc.internal.record.MmcEraser;
import org.glassmaster.mmc.internal.record.MmcRecorder;

/** An optical drive behind a {@link ScsiTransport}, as a device of the core. */
public final class MmcDevice implements Device {
  private final ScsiTransport transport;
  private final Drive drive;
  private final DriveTraits traits;
  private final DeviceInfo info;
  private final Optional<DiscRecorder> recorder;
  private final MmcReader reader;
  private boolean closed;

  private MmcDevice(ScsiTransport transport, Drive drive, DriveTraits traits) {
    this.transport = transport;
    this.drive = drive;
    this.traits = traits;
    this.recorder =
        traits.records() ? Optional.of(new MmcRecorder(drive, traits)) : Optional.empty();
    this.info = describe(drive.location(), traits);
    this.reader = new MmcReader(drive, traits, drive.options().reading());
  }

  /**
   * Opens the drive at the end of a transport, which this device closes in any case.
   *
   * @param transport the way to the drive
   * @param location the words to open it by, scheme included
   * @param options how to deal with the drive
   * @param waiter what waits and tells the time
   * @return the device
   * @throws DeviceException where no drive of CDs answers
   */
  public static MmcDevice open(
      ScsiTransport transport, String location, MmcOptions options, Waiter waiter)
      throws GlassmasterException {
    boolean opened = false;
    try {
      Drive drive = new Drive(transport, location, options, waiter);
      MmcDevice device = new MmcDevice(transport, drive, DriveTraits.of(drive));
      opened = true;
      return device;
    } finally {
      if (!opened) {
        transport.close();
      }
    }
  }

  private static DeviceInfo describe(String location, DriveTraits traits) {
    Inquiry inquiry = traits.inquiry();
    return new DeviceInfo(
        location,
        named(inquiry.vendor()),
        named(inquiry.product()),
        named(inquiry.revision()),
        traits.configuration().flatMap(Configuration::serial),
        true,
        traits.records(),
        claims(traits));
  }

  private static Optional<String> named(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  /** What the drive claims; which block formats it takes shows only when they are tried. */
  private static List<String> claims(DriveTraits traits) {
    List<String> claims = new ArrayList<>();
    Optional<Configuration.Mastering> mastering =
        traits.configuration().flatMap(Configuration::mastering);
    if (mastering.map(Configuration.Mastering::raw).orElse(false)) {
      claims.add("raw/raw");
    }
    if (mastering.map(Configuration.Mastering::sao).orElse(false)) {
      claims.add("sao/main");
    }
    if (traits.configuration().flatMap(Configuration::trackAtOnce).isPresent()) {
      claims.add("tao/main");
    }
    return claims;
  }

  @Override
  public DeviceInfo info() {
    return info;
  }

  @Override
  public Optional<DiscReader> reader() {
    return Optional.of(reader);
  }

  @Override
  public Optional<DiscRecorder> recorder() {
    return recorder;
  }

  @Override
  public Optional<Eraser> eraser() {
    return traits.erases() ? Optional.of(new MmcEraser(drive)) : Optional.empty();
  }

  @Override
  public Optional<Tray> tray() {
    return traits.ejects() ? Optional.of(new DriveTray(drive)) : Optional.empty();
  }

  /**
   * {@return where sessions meet on the disc in the drive; empty where no session can follow what
   * is there}
   *
   * @throws GlassmasterException where that cannot be done
   */
  public Optional<MultiSession> multiSession() throws GlassmasterException {
    return MediumSurvey.of(drive).multiSession(drive);
  }

  /** Lets the medium be taken out, whatever happened before, and gives the transport back. */
  @Override
  public void close() throws DeviceException {
    if (closed) {
      return;
    }
    closed = true;
    reader.close();
    try {
      ScsiAnswer _ =
          drive.send(
              ScsiCommand.of(Commands.preventRemoval(false), drive.options().limits().query()));
    } catch (TransportException e) {
      if (e.fault() != TransportException.Fault.GONE) {
        throw drive.fault(e);
      }
    } finally {
      transport.close();
    }
  }
}
