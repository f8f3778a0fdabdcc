package org.glassmaster.backend.usb.internal;

import java.util.List;
import org.glassmaster.core.fault.DeviceException;

/**
 * The USB devices of this machine, by whatever library reaches them. Another one than usb4java
 * would stand behind this and {@link UsbPort}.
 */
interface UsbBus {
  /**
   * Loads what it needs.
   *
   * @throws LinkageError where its native part is missing or does not fit
   * @throws DeviceException where the system does not let it work
   */
  void load() throws DeviceException;

  /** The devices that may be drives, from descriptors alone: none is touched. */
  List<UsbDevice> devices() throws DeviceException;

  /**
   * Takes a device's interface, from the system's driver where that has it, and gives it back there
   * when the port is closed.
   */
  UsbPort open(UsbDevice device) throws DeviceException;
}
