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

  /** Sends all of {@code data} to the bulk endpoint. */
  Transfer send(MemorySegment data, Duration timeout);

  /** Fetches from the bulk endpoint until the room is full or a short packet comes. */
  Transfer fetch(MemorySegment room, Duration timeout);

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
