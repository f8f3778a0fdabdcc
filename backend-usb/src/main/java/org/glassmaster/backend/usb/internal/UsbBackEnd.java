package org.glassmaster.backend.usb.internal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.glassmaster.core.fault.DeviceException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.port.Device;
import org.glassmaster.core.port.DeviceInfo;
import org.glassmaster.core.port.Waiter;
import org.glassmaster.mmc.MmcDevice;
import org.glassmaster.mmc.MmcOptions;
import org.glassmaster.spi.Availability;
import org.glassmaster.spi.BackEnd;
import org.glassmaster.spi.DeviceEvent;
import org.glassmaster.spi.Location;
import org.glassmaster.spi.LocationOption;
import org.glassmaster.spi.PollingWatch;
import org.glassmaster.spi.SystemWaiter;
import org.jspecify.annotations.Nullable;

/**
 * USB drives without the system's help: {@code usb:1-4.2} by the port, {@code usb:0e8d:1887} by the
 * numbers of maker and product, {@code usb:KZQF1234ABCD} by the serial number.
 */
public final class UsbBackEnd implements BackEnd {
  static final String NAME = "usb";

  private static final Duration WATCH_PERIOD = Duration.ofSeconds(1);

  /**
   * What usb-storage of Linux sends to a device on USB 2, and so the most that bridges have seen.
   */
  private static final int LARGEST_HIGH_SPEED = 240 * 512;

  private static final int LARGEST_SUPER_SPEED = 2048 * 512;

  private final UsbBus bus;
  private final UsbSysfs sysfs;
  private final Cures cures;
  private final Waiter waiter;
  private @Nullable Availability state;

  /** The USB devices of this machine. */
  public UsbBackEnd() {
    this(new Cures(System.getProperty("os.name", ""), System.getProperty("os.arch", "")));
  }

  private UsbBackEnd(Cures cures) {
    this(new LibUsbBus(cures), UsbSysfs.ofThisMachine(), cures, new SystemWaiter());
  }

  UsbBackEnd(UsbBus bus, UsbSysfs sysfs, Cures cures, Waiter waiter) {
    this.bus = bus;
    this.sysfs = sysfs;
    this.cures = cures;
    this.waiter = waiter;
  }

  @Override
  public String name() {
    return NAME;
  }

  /** Asked once: natives that did not load will not load later. */
  @Override
  public synchronized Availability probe() {
    Availability known = state;
    if (known == null) {
      known = load();
      state = known;
    }
    return known;
  }

  private Availability load() {
    try {
      bus.load();
      return Availability.usable();
    } catch (LinkageError e) {
      return cures.withoutNatives(e);
    } catch (DeviceException e) {
      return cures.withoutAccess(e);
    }
  }

  @Override
  public List<DeviceInfo> devices() throws DeviceException {
    return drives().stream().map(this::info).toList();
  }

  @Override
  public List<LocationOption> options() {
    return DriveOptions.declared();
  }

  @Override
  public Device open(Location location) throws GlassmasterException {
    MmcOptions options = DriveOptions.of(location.options());
    int lun = DriveOptions.lun(location.options());
    UsbDevice device = find(location.rest());
    requireIdle(device);
    return MmcDevice.open(transport(device, lun), location.toString(), options, waiter);
  }

  @Override
  public Optional<AutoCloseable> watch(Consumer<DeviceEvent> listener) {
    return probe() instanceof Availability.Usable
        ? Optional.of(PollingWatch.start(this::seen, WATCH_PERIOD, listener, waiter))
        : Optional.empty();
  }

  /** For the watch: a listing that fails for a moment is like an empty one. */
  private List<DeviceInfo> seen() {
    try {
      return devices();
    } catch (DeviceException e) {
      return List.of();
    }
  }

  private List<UsbDevice> drives() throws DeviceException {
    if (!(probe() instanceof Availability.Usable)) {
      return List.of();
    }
    return bus.devices().stream()
        .filter(device -> !sysfs.isSomethingElse(device))
        .map(
            device ->
                device.with(
                    sysfs.attribute(device, "manufacturer"),
                    sysfs.attribute(device, "product"),
                    sysfs.attribute(device, "serial")))
        .toList();
  }

  private DeviceInfo info(UsbDevice device) {
    Optional<UsbSysfs.Unit> unit = sysfs.units(device).stream().findFirst();
    return new DeviceInfo(
        NAME + ":" + device.place(),
        unit.flatMap(UsbSysfs.Unit::vendor).or(device::manufacturer),
        unit.flatMap(UsbSysfs.Unit::model).or(device::product),
        Optional.empty(),
        device.serial(),
        true,
        false,
        List.of());
  }

  private UsbDevice find(String words) throws DeviceException {
    List<UsbDevice> drives = drives();
    List<UsbDevice> meant = drives.stream().filter(device -> device.isMeantBy(words)).toList();
    if (meant.size() == 1) {
      return meant.getFirst();
    }
    if (meant.isEmpty()) {
      throw new DeviceException("device-missing", "there is no USB drive " + words)
          .at(NAME + ":" + words)
          .advise(
              drives.isEmpty()
                  ? "connect a drive"
                  : "name one of the drives there are: " + told(drives));
    }
    throw new DeviceException("device-ambiguous", "several USB drives are " + words)
        .at(NAME + ":" + words)
        .advise("name one of them by its port: " + told(meant));
  }

  private static String told(List<UsbDevice> devices) {
    return devices.stream().map(UsbDevice::told).collect(Collectors.joining(", "));
  }

  /** What somebody uses through the system's driver is not taken from under them. */
  private void requireIdle(UsbDevice device) throws DeviceException {
    String where = NAME + ":" + device.place();
    Optional<String> mounted = sysfs.mountPoint(device);
    if (mounted.isPresent()) {
      throw new DeviceException(
              "device-mounted",
              "the disc in USB drive " + device.told() + " is mounted at " + mounted.get())
          .at(where)
          .advise("umount '" + mounted.get() + "', and try again");
    }
    List<String> holders = sysfs.holders(device);
    if (!holders.isEmpty()) {
      throw new DeviceException(
              "device-busy",
              "USB drive " + device.told() + " is in use by " + String.join(", ", holders))
          .at(where)
          .advise("end it, and try again");
    }
  }

  /** The way to the drive; the interface is given back where that fails. */
  BulkOnlyTransport transport(UsbDevice device, int lun) throws DeviceException {
    UsbPort port = bus.open(device);
    boolean kept = false;
    try {
      int last = lun == 0 ? 0 : BulkOnly.lastLun(port);
      if (lun > last) {
        throw new DeviceException(
                "device-missing",
                "USB device " + device.told() + " has no unit " + lun + ", its last is " + last)
            .at(NAME + ":" + device.place())
            .advise("leave out the option lun, or name a unit that is there");
      }
      BulkOnlyTransport transport =
          new BulkOnlyTransport(
              NAME + ":" + device.place(),
              port,
              lun,
              device.storage().isAtapi(),
              device.superSpeed() ? LARGEST_SUPER_SPEED : LARGEST_HIGH_SPEED,
              waiter);
      kept = true;
      return transport;
    } finally {
      if (!kept) {
        port.close();
      }
    }
  }
}
