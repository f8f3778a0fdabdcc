package org.glassmaster.backend.usb.internal;

import java.lang.foreign.MemorySegment;
import java.time.Duration;

/**
 * An opened mass-storage interface of a USB device: what Bulk-Only Transport needs of whatever
 * carries the transfers. Memory is outside of the Java heap.
 */
interface UsbPort extends AutoCloseable {
  /** How a transfer ended. */
  enum End {
    /** As the host wished, or with a short packet. */
    DONE,
    /** The endpoint is halted. */
    STALLED,
    /** The time was over. */
    TIMED_OUT,
    /** The device sent more than there was room for. */
    BABBLE,
    /** The device is no longer there. */
    GONE,
    /** Anything else. */
    FAILED
  }

  /** The two bulk endpoints. */
  enum Pipe {
    IN,
    OUT
  }

  /**
   * A transfer.
   *
   * @param moved bytes that were moved until its end
   */
  record Transfer(End end, int moved) {
    boolean isDone() {
      return end == End.DONE;
    }
  }

  /**
   * Begins a transfer, behind those of the same endpoint that are under way: sends all of the
   * memory, or fetches until it is full or a short packet comes. The memory belongs to the transfer
   * until that is over.
   */
  void begin(Pipe pipe, MemorySegment memory, Duration timeout);

  /** Waits for the end of the transfer that was begun first and has not been waited for. */
  Transfer next();

  /** Takes back whatever is under way, and waits until it is over. */
  void drop();

  /** Sends all of {@code data} to the bulk endpoint, with nothing else under way. */
  default Transfer send(MemorySegment data, Duration timeout) {
    begin(Pipe.OUT, data, timeout);
    return next();
  }

  /** Fetches from the bulk endpoint, with nothing else under way. */
  default Transfer fetch(MemorySegment room, Duration timeout) {
    begin(Pipe.IN, room, timeout);
    return next();
  }

  /** A class request to the interface, with an answer where there is room for one. */
  Transfer request(int type, int code, MemorySegment room, Duration timeout);

  /** CLEAR_FEATURE(ENDPOINT_HALT). */
  End clearHalt(Pipe pipe);

  /** Resets the port that the device hangs on, when nothing else helps. */
  End resetPort();

  /** Lets the interface go and gives it back to the driver that had it. */
  @Override
  void close();
}
