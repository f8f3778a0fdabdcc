package org.glassmaster.emulator.internal.usb;

import java.lang.foreign.MemorySegment;

/**
 * What an endpoint does with a transfer.
 *
 * @param length bytes that were taken or are given
 * @param data what is given to the host, of that length
 */
record Transfer(Result result, long length, MemorySegment data) {
  static final Transfer STALLED = new Transfer(Result.STALL, 0, MemorySegment.NULL);
  static final Transfer NOT_YET = new Transfer(Result.NOT_YET, 0, MemorySegment.NULL);
  static final Transfer BABBLE = new Transfer(Result.BABBLE, 0, MemorySegment.NULL);

  enum Result {
    DONE,
    /** The endpoint is halted. */
    STALL,
    /** The endpoint says NAK: nothing yet, the host goes on asking. */
    NOT_YET,
    /** There is more to give than the host has room for. */
    BABBLE
  }

  static Transfer taken(long length) {
    return new Transfer(Result.DONE, length, MemorySegment.NULL);
  }

  static Transfer given(MemorySegment data) {
    return new Transfer(Result.DONE, data.byteSize(), data);
  }
}
