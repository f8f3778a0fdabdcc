package org.glassmaster.backend.usb.internal;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.glassmaster.backend.usb.internal.UsbDevice.StorageInterface;
import org.glassmaster.core.fault.DeviceException;
import org.usb4java.Context;
import org.usb4java.DeviceHandle;
import org.usb4java.LibUsb;

/** An interface that libusb has claimed. */
final class LibUsbPort implements UsbPort {
  private static final System.Logger LOG = System.getLogger(LibUsbPort.class.getName());

  private final Context context;
  private final DeviceHandle handle;
  private final UsbDevice device;
  private final boolean detached;
  private final BulkTransfers transfers;

  private LibUsbPort(Context context, DeviceHandle handle, UsbDevice device, boolean detached) {
    this.context = context;
    this.handle = handle;
    this.device = device;
    this.detached = detached;
    this.transfers = new BulkTransfers(context, handle);
  }

  /** Takes the interface; what is not taken is as it was before. */
  static LibUsbPort claim(Context context, DeviceHandle handle, UsbDevice device, Cures cures)
      throws DeviceException {
    int number = device.storage().number();
    boolean detached = false;
    boolean claimed = false;
    boolean done = false;
    try {
      // Systems where this is not supported answer with an error, and have no driver to detach.
      if (LibUsb.kernelDriverActive(handle, number) == 1) {
        require(LibUsb.detachKernelDriver(handle, number), device, cures);
        detached = true;
      }
      require(LibUsb.claimInterface(handle, number), device, cures);
      claimed = true;
      if (device.storage().alternate() != 0) {
        require(
            LibUsb.setInterfaceAltSetting(handle, number, device.storage().alternate()),
            device,
            cures);
      }
      done = true;
      return new LibUsbPort(context, handle, device, detached);
    } finally {
      if (!done) {
        giveBack(handle, device, claimed, detached);
      }
    }
  }

  private static void require(int result, UsbDevice device, Cures cures) throws DeviceException {
    switch (result) {
      case LibUsb.SUCCESS -> {}
      case LibUsb.ERROR_ACCESS -> throw cures.noPermission(device);
      default -> throw cures.notReleased(device, LibUsb.strError(result));
    }
  }

  private static void giveBack(
      DeviceHandle handle, UsbDevice device, boolean claimed, boolean detached) {
    if (claimed) {
      tell("release", device, LibUsb.releaseInterface(handle, device.storage().number()));
    }
    if (detached) {
      tell("reattach", device, LibUsb.attachKernelDriver(handle, device.storage().number()));
    }
  }

  /** A device that is gone needs nothing back. */
  private static void tell(String what, UsbDevice device, int result) {
    if (result != LibUsb.SUCCESS
        && result != LibUsb.ERROR_NO_DEVICE
        && result != LibUsb.ERROR_NOT_FOUND) {
      LOG.log(
          System.Logger.Level.WARNING,
          "{0} of USB device {1}: {2}; connect it anew",
          what,
          device.told(),
          LibUsb.strError(result));
    }
  }

  @Override
  public void begin(Pipe pipe, MemorySegment memory, Duration timeout) {
    StorageInterface storage = device.storage();
    transfers.begin(pipe == Pipe.IN ? storage.in() : storage.out(), memory, timeout);
  }

  @Override
  public Transfer next() {
    return transfers.next();
  }

  @Override
  public void drop() {
    transfers.drop();
  }

  @Override
  public Transfer request(int type, int code, MemorySegment room, Duration timeout) {
    // libusb wants a buffer where nothing is to be moved, too.
    ByteBuffer bytes = room.byteSize() == 0 ? ByteBuffer.allocateDirect(0) : room.asByteBuffer();
    StorageInterface storage = device.storage();
    int result =
        LibUsb.controlTransfer(
            handle,
            (byte) type,
            (byte) code,
            (short) 0,
            (short) storage.number(),
            bytes,
            milliseconds(timeout));
    return result >= 0 ? new Transfer(End.DONE, result) : new Transfer(end(result), 0);
  }

  @Override
  public End clearHalt(Pipe pipe) {
    StorageInterface storage = device.storage();
    int endpoint = pipe == Pipe.IN ? storage.in() : storage.out();
    return end(LibUsb.clearHalt(handle, (byte) endpoint));
  }

  @Override
  public End resetPort() {
    return end(LibUsb.resetDevice(handle));
  }

  @Override
  public void close() {
    try {
      transfers.close();
      giveBack(handle, device, true, detached);
    } finally {
      LibUsb.close(handle);
      LibUsb.exit(context);
    }
  }

  static End end(int result) {
    return switch (result) {
      case LibUsb.SUCCESS -> End.DONE;
      case LibUsb.ERROR_PIPE -> End.STALLED;
      case LibUsb.ERROR_TIMEOUT -> End.TIMED_OUT;
      case LibUsb.ERROR_OVERFLOW -> End.BABBLE;
      // After a reset that ends in another device, libusb says that this one is not found.
      case LibUsb.ERROR_NO_DEVICE, LibUsb.ERROR_NOT_FOUND -> End.GONE;
      default -> End.FAILED;
    };
  }

  /** How a transfer ended that libusb took; one that was taken back has failed. */
  static End endOfTransfer(int status) {
    return switch (status) {
      case LibUsb.TRANSFER_COMPLETED -> End.DONE;
      case LibUsb.TRANSFER_TIMED_OUT -> End.TIMED_OUT;
      case LibUsb.TRANSFER_STALL -> End.STALLED;
      case LibUsb.TRANSFER_NO_DEVICE -> End.GONE;
      case LibUsb.TRANSFER_OVERFLOW -> End.BABBLE;
      default -> End.FAILED;
    };
  }

  /** Zero would mean for ever. */
  static long milliseconds(Duration timeout) {
    return Math.clamp(timeout.toMillis(), 1L, Integer.MAX_VALUE);
  }
}
