package org.glassmaster.emulator.internal.usb;

import java.lang.foreign.MemorySegment;

/**
 * The command status wrapper: what became of a command (Bulk-Only Transport 5.2).
 *
 * @param tag that of the command
 * @param residue bytes that the host expected and that meant nothing
 */
record StatusWrapper(int tag, long residue, Outcome outcome) {
  /** Bytes of it. */
  static final int LENGTH = 13;

  private static final int SIGNATURE = 0x53425355;

  enum Outcome {
    PASSED(0),
    /** Refused; the reason is asked for by REQUEST SENSE. */
    FAILED(1),
    /** Host and device do not mean the same; the host resets. */
    PHASE_ERROR(2);

    private final byte code;

    Outcome(int code) {
      this.code = (byte) code;
    }
  }

  /** Puts it there as it goes over the wire. */
  void write(MemorySegment target) {
    target.set(Little.U32, 0, SIGNATURE);
    target.set(Little.U32, 4, tag);
    target.set(Little.U32, 8, (int) residue);
    target.set(Little.U8, 12, outcome.code);
  }
}
