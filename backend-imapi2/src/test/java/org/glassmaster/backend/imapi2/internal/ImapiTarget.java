package org.glassmaster.backend.imapi2.internal;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.glassmaster.backend.imapi2.internal.fake.FakeImapi2;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.port.Device;
import org.glassmaster.emulator.BlankMedium;
import org.glassmaster.emulator.EmulatedRecorder;
import org.glassmaster.emulator.Personality;
import org.glassmaster.spi.BackEnd;
import org.glassmaster.spi.Location;
import org.glassmaster.testkit.Target;
import org.glassmaster.testkit.VirtualClock;

/** A drive in software with a blank disc, which a server that stands in for IMAPI2 has. */
final class ImapiTarget implements Target {
  private static final AtomicInteger DRIVES = new AtomicInteger();

  /** Whoever writes in no time at all has not written. */
  private static final Personality IN_TIME =
      Personality.modern().toBuilder().realTime(2 << 20).fixation(Duration.ofSeconds(60)).build();

  private final String id = newId();
  private final FakeImapi2 server;
  private final VirtualClock clock = new VirtualClock();
  private final EmulatedRecorder drive = EmulatedRecorder.of(IN_TIME, clock);
  private final BackEnd backEnd;
  private Location location = Location.of("imapi2", id);

  ImapiTarget(FakeImapi2 server) {
    this.server = server;
    drive.insert(BlankMedium.cdr());
    server.addDevice(id);
    server.connect(id, new PatientDrive(drive, clock));
    server.set("events.every", 4);
    backEnd = new Imapi2BackEnd("Windows 11", server::library, clock);
  }

  static String newId() {
    return "\\\\?\\usbstor#cdrom&ven_glass&prod_raw#" + DRIVES.incrementAndGet();
  }

  /** The same, opened with an option. */
  ImapiTarget with(String option, String value) {
    location = location.with(option, value);
    return this;
  }

  String id() {
    return id;
  }

  BackEnd backEnd() {
    return backEnd;
  }

  EmulatedRecorder drive() {
    return drive;
  }

  @Override
  public Device open() throws GlassmasterException {
    return backEnd.open(location);
  }

  void unplug() {
    server.removeDevice(id);
  }

  @Override
  public void close() {
    unplug();
    drive.close();
  }
}
