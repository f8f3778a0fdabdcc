package org.glassmaster.backend.usb.internal;

import java.util.Locale;
import org.glassmaster.core.fault.DeviceException;
import org.glassmaster.spi.Availability;

/** What helps against the refusals of each system. */
final class Cures {
  /** The systems that need different things done. */
  enum Family {
    LINUX,
    WINDOWS,
    MACOS,
    OTHER
  }

  private final Family system;
  private final String name;
  private final String processor;

  /**
   * The cures of a system.
   *
   * @param name as {@code os.name} says it
   * @param processor as {@code os.arch} says it
   */
  Cures(String name, String processor) {
    String lower = name.toLowerCase(Locale.ROOT);
    this.name = name;
    this.processor = processor;
    this.system =
        lower.startsWith("linux")
            ? Family.LINUX
            : lower.startsWith("windows")
                ? Family.WINDOWS
                : lower.startsWith("mac") ? Family.MACOS : Family.OTHER;
  }

  /** The native part of usb4java is not there for this machine, or cannot be loaded. */
  Availability withoutNatives(Throwable cause) {
    return Availability.unusable(
        "the libusb of usb4java does not run on " + name + " on " + processor + ": " + told(cause),
        switch (system) {
          case LINUX ->
              "use the back end sgio; or let -Djava.io.tmpdir name a folder that programs may be"
                  + " started from";
          case WINDOWS -> "use the back end imapi2, or an x86-64 Java";
          case MACOS -> "use an x86-64 Java, which this system translates";
          case OTHER -> "use another back end";
        });
  }

  /** The library is there, and the system does not let it see devices. */
  Availability withoutAccess(DeviceException cause) {
    return Availability.unusable(
        String.valueOf(cause.getMessage()),
        system == Family.LINUX
            ? "in a container, start it with --device=/dev/bus/usb; otherwise connect a USB device"
            : "look for a USB controller in the settings of the system");
  }

  /** This user may not open the device. */
  DeviceException noPermission(UsbDevice device) {
    return new DeviceException(
            "device-permission", "no permission to use USB device " + device.told())
        .at("usb:" + device.place())
        .advise(
            switch (system) {
              case LINUX ->
                  "echo 'SUBSYSTEM==\"usb\", ATTR{idVendor}==\"%s\", ATTR{idProduct}==\"%s\","
                          .formatted(device.ids().substring(0, 4), device.ids().substring(5))
                      + " TAG+=\"uaccess\"' | sudo tee /etc/udev/rules.d/70-glassmaster.rules;"
                      + " sudo udevadm control --reload; then connect the drive anew";
              case MACOS -> MACOS_DRIVER;
              case WINDOWS -> WINDOWS_DRIVER;
              case OTHER -> "run Glassmaster with more rights";
            });
  }

  /** The system has the device and does not let it go. */
  DeviceException notReleased(UsbDevice device, String reason) {
    return new DeviceException(
            "device-busy",
            "the system does not give USB device " + device.told() + " away: " + reason)
        .at("usb:" + device.place())
        .advise(
            switch (system) {
              case LINUX -> "end the program that has claimed it, or use the back end sgio";
              case MACOS -> MACOS_DRIVER;
              case WINDOWS -> WINDOWS_DRIVER;
              case OTHER -> "use another back end";
            });
  }

  private static final String WINDOWS_DRIVER =
      "give the drive the driver WinUSB, as Zadig does, or use the back end imapi2";

  private static final String MACOS_DRIVER =
      "the libusb 1.0.22 of usb4java cannot take a drive from this system: replace libusb4java by"
          + " one with libusb 1.0.25 or later, and run as root or with the entitlement"
          + " com.apple.vm.device-access";

  private static String told(Throwable cause) {
    Throwable deepest = cause;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    String message = deepest.getMessage();
    return message == null ? deepest.getClass().getSimpleName() : message;
  }
}
