package org.glassmaster.backend.usb.internal;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.glassmaster.backend.usb.internal.UsbDevice.StorageInterface;
import org.glassmaster.core.fault.DeviceException;
import org.usb4java.ConfigDescriptor;
import org.usb4java.Context;
import org.usb4java.Device;
import org.usb4java.DeviceDescriptor;
import org.usb4java.DeviceHandle;
import org.usb4java.DeviceList;
import org.usb4java.EndpointDescriptor;
import org.usb4java.Interface;
import org.usb4java.InterfaceDescriptor;
import org.usb4java.LibUsb;

/** The devices that libusb sees. */
final class LibUsbBus implements UsbBus {
  /** Hubs below hubs, at most (USB 3.2, 10.16.2.10: tiers). */
  private static final int TIERS = 7;

  private final Cures cures;

  LibUsbBus(Cures cures) {
    this.cures = cures;
  }

  @Override
  public void load() throws DeviceException {
    LibUsb.exit(context());
  }

  @Override
  public List<UsbDevice> devices() throws DeviceException {
    Context context = context();
    try {
      List<UsbDevice> found = new ArrayList<>();
      DeviceList list = list(context);
      try {
        for (Device device : list) {
          describe(device).ifPresent(found::add);
        }
      } finally {
        LibUsb.freeDeviceList(list, true);
      }
      return found;
    } finally {
      LibUsb.exit(context);
    }
  }

  @Override
  public UsbPort open(UsbDevice wanted) throws DeviceException {
    Context context = context();
    boolean kept = false;
    try {
      DeviceHandle handle = handle(context, wanted);
      try {
        UsbPort port = LibUsbPort.claim(context, handle, wanted, cures);
        kept = true;
        return port;
      } finally {
        if (!kept) {
          LibUsb.close(handle);
        }
      }
    } finally {
      if (!kept) {
        LibUsb.exit(context);
      }
    }
  }

  private static Context context() throws DeviceException {
    Context context = new Context();
    int result = LibUsb.init(context);
    if (result != LibUsb.SUCCESS) {
      throw new DeviceException("usb", "libusb cannot begin: " + LibUsb.strError(result));
    }
    return context;
  }

  private static DeviceList list(Context context) throws DeviceException {
    DeviceList list = new DeviceList();
    int result = LibUsb.getDeviceList(context, list);
    if (result < 0) {
      throw new DeviceException("usb", "libusb lists no devices: " + LibUsb.strError(result));
    }
    return list;
  }

  private DeviceHandle handle(Context context, UsbDevice wanted) throws DeviceException {
    DeviceList list = list(context);
    try {
      for (Device device : list) {
        if (describe(device).filter(seen -> isSame(seen, wanted)).isPresent()) {
          return open(device, wanted);
        }
      }
    } finally {
      LibUsb.freeDeviceList(list, true);
    }
    throw new DeviceException("device-missing", "USB device " + wanted.told() + " is gone")
        .at("usb:" + wanted.place())
        .advise("connect it again");
  }

  private DeviceHandle open(Device device, UsbDevice wanted) throws DeviceException {
    DeviceHandle handle = new DeviceHandle();
    int result = LibUsb.open(device, handle);
    return switch (result) {
      case LibUsb.SUCCESS -> handle;
      case LibUsb.ERROR_ACCESS -> throw cures.noPermission(wanted);
      default -> throw cures.notReleased(wanted, LibUsb.strError(result));
    };
  }

  private static boolean isSame(UsbDevice seen, UsbDevice wanted) {
    return seen.place().equals(wanted.place()) && seen.ids().equals(wanted.ids());
  }

  private static Optional<UsbDevice> describe(Device device) {
    DeviceDescriptor descriptor = new DeviceDescriptor();
    if (LibUsb.getDeviceDescriptor(device, descriptor) != LibUsb.SUCCESS) {
      return Optional.empty();
    }
    List<Integer> ports = ports(device);
    if (ports.isEmpty()) {
      return Optional.empty();
    }
    return storage(device)
        .map(
            storage ->
                new UsbDevice(
                    LibUsb.getBusNumber(device),
                    ports,
                    Short.toUnsignedInt(descriptor.idVendor()),
                    Short.toUnsignedInt(descriptor.idProduct()),
                    LibUsb.getDeviceSpeed(device) >= LibUsb.SPEED_SUPER,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    storage));
  }

  private static List<Integer> ports(Device device) {
    ByteBuffer numbers = ByteBuffer.allocateDirect(TIERS);
    int count = LibUsb.getPortNumbers(device, numbers);
    List<Integer> ports = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ports.add(Byte.toUnsignedInt(numbers.get(i)));
    }
    return ports;
  }

  private static Optional<StorageInterface> storage(Device device) {
    ConfigDescriptor configuration = new ConfigDescriptor();
    if (LibUsb.getActiveConfigDescriptor(device, configuration) != LibUsb.SUCCESS
        && LibUsb.getConfigDescriptor(device, (byte) 0, configuration) != LibUsb.SUCCESS) {
      return Optional.empty();
    }
    try {
      for (Interface each : configuration.iface()) {
        for (InterfaceDescriptor setting : each.altsetting()) {
          Optional<StorageInterface> storage = storage(setting);
          if (storage.isPresent()) {
            return storage;
          }
        }
      }
      return Optional.empty();
    } finally {
      LibUsb.freeConfigDescriptor(configuration);
    }
  }

  private static Optional<StorageInterface> storage(InterfaceDescriptor setting) {
    if (!StorageInterface.mayBeADrive(
        Byte.toUnsignedInt(setting.bInterfaceClass()),
        Byte.toUnsignedInt(setting.bInterfaceSubClass()),
        Byte.toUnsignedInt(setting.bInterfaceProtocol()))) {
      return Optional.empty();
    }
    int in = 0;
    int out = 0;
    for (EndpointDescriptor endpoint : setting.endpoint()) {
      int address = Byte.toUnsignedInt(endpoint.bEndpointAddress());
      if ((endpoint.bmAttributes() & LibUsb.TRANSFER_TYPE_MASK) == LibUsb.TRANSFER_TYPE_BULK) {
        if ((address & LibUsb.ENDPOINT_DIR_MASK) != 0) {
          in = in == 0 ? address : in;
        } else {
          out = out == 0 ? address : out;
        }
      }
    }
    return in == 0 || out == 0
        ? Optional.empty()
        : Optional.of(
            new StorageInterface(
                Byte.toUnsignedInt(setting.bInterfaceNumber()),
                Byte.toUnsignedInt(setting.bAlternateSetting()),
                Byte.toUnsignedInt(setting.bInterfaceSubClass()),
                in,
                out));
  }
}
