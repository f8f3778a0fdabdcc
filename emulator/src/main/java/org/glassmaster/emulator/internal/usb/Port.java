package org.glassmaster.emulator.internal.usb;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicReference;
import org.glassmaster.mmc.ScsiTransport;
import org.jspecify.annotations.Nullable;

/**
 * The USB port that a drive is plugged into: one host at a time has the device, others are told
 * that it is not to be had.
 */
public final class Port {
  /** The most that a host moves with one command: usb-storage on a SuperSpeed port. */
  private static final int MOST_DATA = 1 << 20;

  private final ScsiTransport drive;
  private final Descriptors descriptors;
  private final DataPhases phases = DataPhases.load();
  private final MemorySegment data;
  private final MemorySegment status;
  private final AtomicReference<@Nullable Host> holder = new AtomicReference<>();

  private record Host(Wire wire, Thread thread) {}

  /**
   * A port with a drive in it.
   *
   * @param serial twelve hexadecimal digits, by which a host tells it from others
   */
  public Port(ScsiTransport drive, String serial) {
    this.drive = drive;
    this.descriptors = new Descriptors(serial);
    this.data = drive.buffer(Math.min(drive.largestTransfer(), MOST_DATA));
    this.status = drive.buffer(StatusWrapper.LENGTH).asSlice(0, StatusWrapper.LENGTH);
  }

  /** Whether a host has the device. */
  public boolean isTaken() {
    return holder.get() != null;
  }

  boolean isHeldBy(Wire wire) {
    Host host = holder.get();
    return host != null && host.wire == wire;
  }

  /** Takes the device from the host that has it, also in the middle of a command. */
  public void unplug() throws IOException {
    Host host = holder.get();
    if (host != null) {
      host.wire.close();
      host.thread.interrupt();
    }
  }

  /** Serves a connection to its end. */
  void serve(Wire wire) throws IOException {
    ByteBuffer header = ByteBuffer.allocate(UsbIp.OPERATION_LENGTH);
    if (!wire.next(header)) {
      return;
    }
    UsbIp.Operation operation =
        UsbIp.operation(header).orElseThrow(() -> new ProtocolException("not USB/IP 1.1.1"));
    switch (operation) {
      case DEVICES -> wire.send(UsbIp.devices());
      case IMPORT -> lend(wire);
    }
  }

  private void lend(Wire wire) throws IOException {
    ByteBuffer busId = ByteBuffer.allocate(UsbIp.BUS_ID_LENGTH);
    if (!wire.next(busId)) {
      return;
    }
    if (!UsbIp.isOurs(busId.array())
        || !holder.compareAndSet(null, new Host(wire, Thread.currentThread()))) {
      wire.send(UsbIp.notImported());
      return;
    }
    try {
      wire.send(UsbIp.imported());
      BulkOnlyTarget target = new BulkOnlyTarget(drive, phases, data, status);
      new Imported(wire, target, descriptors).serve();
    } finally {
      holder.set(null);
    }
  }
}
