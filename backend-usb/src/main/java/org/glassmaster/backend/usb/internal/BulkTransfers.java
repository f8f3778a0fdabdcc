package org.glassmaster.backend.usb.internal;

import java.lang.foreign.MemorySegment;
import java.nio.IntBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.glassmaster.backend.usb.internal.UsbPort.End;
import org.usb4java.BufferUtils;
import org.usb4java.Context;
import org.usb4java.DeviceHandle;
import org.usb4java.LibUsb;
import org.usb4java.Transfer;

/**
 * What is under way at the bulk endpoints of an interface, by libusb's asynchronous calls. Whoever
 * waits for one transfer handles the events of all of them: there is no thread that would have to
 * be ended.
 */
final class BulkTransfers implements AutoCloseable {
  /**
   * What is sent is cut into pieces of this size, all of which the system has at once: it copies
   * each in one go, and one piece goes out while the next is copied. What is fetched stays whole,
   * for a short packet ends it and what comes behind belongs elsewhere.
   */
  private static final int PIECE = 256 << 10;

  /** How long one look for events may take; the end of a transfer ends it earlier. */
  private static final long EVENTS_MICROS = 1_000_000;

  private final Context context;
  private final DeviceHandle handle;
  private final IntBuffer ended = BufferUtils.allocateIntBuffer();
  private final Deque<Piece> idle = new ArrayDeque<>();
  private final Deque<Piece> underWay = new ArrayDeque<>();
  private int begun;

  BulkTransfers(Context context, DeviceHandle handle) {
    this.context = context;
    this.handle = handle;
  }

  /** A transfer of libusb's, used again and again. */
  private final class Piece {
    private final Transfer transfer;
    private int number;
    private boolean over;
    private boolean submitted;
    private End end = End.FAILED;

    Piece(Transfer transfer) {
      this.transfer = transfer;
      transfer.setDevHandle(handle);
      transfer.setType(LibUsb.TRANSFER_TYPE_BULK);
      transfer.setCallback(
          _ -> {
            over = true;
            ended.put(0, 1);
          });
    }

    /** Hands it to the system; what the system does not take is over at once. */
    boolean submit(int endpoint, MemorySegment memory, long milliseconds) {
      transfer.setEndpoint((byte) endpoint);
      transfer.setTimeout(milliseconds);
      transfer.setBuffer(memory.asByteBuffer());
      int result = LibUsb.submitTransfer(transfer);
      submitted = result == LibUsb.SUCCESS;
      over = !submitted;
      end = submitted ? End.FAILED : LibUsbPort.end(result);
      return submitted;
    }

    /** Takes it back; it may be over already, and is only over when its event says so. */
    void cancel() {
      if (!over) {
        // Not found means that its end is on the way.
        var _ = LibUsb.cancelTransfer(transfer);
      }
    }

    End end() {
      return submitted && over ? LibUsbPort.endOfTransfer(transfer.status()) : end;
    }

    int moved() {
      return submitted && over ? transfer.actualLength() : 0;
    }
  }

  /** Begins a transfer behind those of its endpoint that are under way. */
  void begin(int endpoint, MemorySegment memory, Duration timeout) {
    begun++;
    long milliseconds = LibUsbPort.milliseconds(timeout);
    boolean whole = (endpoint & LibUsb.ENDPOINT_DIR_MASK) != 0;
    long at = 0;
    boolean taken;
    do {
      long length = whole ? memory.byteSize() : Math.min(PIECE, memory.byteSize() - at);
      Piece piece = idle.isEmpty() ? new Piece(LibUsb.allocTransfer()) : idle.pop();
      piece.number = begun;
      taken = piece.submit(endpoint, memory.asSlice(at, length), milliseconds);
      underWay.add(piece);
      at += length;
    } while (taken && at < memory.byteSize());
  }

  /**
   * Waits for the end of the transfer that was begun first. Where one piece fails, none follows.
   */
  UsbPort.Transfer next() {
    int number = underWay.element().number;
    End end = End.DONE;
    int moved = 0;
    while (!underWay.isEmpty() && underWay.element().number == number) {
      Piece piece = underWay.remove();
      await(piece);
      moved += piece.moved();
      if (end == End.DONE && piece.end() != End.DONE) {
        end = piece.end();
        cancel(number);
      }
      rest(piece);
    }
    return new UsbPort.Transfer(end, moved);
  }

  /** Takes back what is under way. */
  void drop() {
    Iterator<Piece> last = underWay.descendingIterator();
    while (last.hasNext()) {
      last.next().cancel();
    }
    while (!underWay.isEmpty()) {
      Piece piece = underWay.remove();
      await(piece);
      rest(piece);
    }
  }

  /** From the last to the first, so that nothing moves up and goes out after all. */
  private void cancel(int number) {
    Iterator<Piece> last = underWay.descendingIterator();
    while (last.hasNext()) {
      Piece piece = last.next();
      if (piece.number == number) {
        piece.cancel();
      }
    }
  }

  private void await(Piece piece) {
    while (!piece.over) {
      ended.put(0, 0);
      int result = LibUsb.handleEventsTimeoutCompleted(context, EVENTS_MICROS, ended);
      if (result != LibUsb.SUCCESS && result != LibUsb.ERROR_INTERRUPTED) {
        return;
      }
    }
  }

  /** What libusb has not given back is never touched again, nor freed. */
  private void rest(Piece piece) {
    if (piece.over) {
      idle.push(piece);
    }
  }

  @Override
  public void close() {
    drop();
    idle.forEach(piece -> LibUsb.freeTransfer(piece.transfer));
    idle.clear();
  }
}
