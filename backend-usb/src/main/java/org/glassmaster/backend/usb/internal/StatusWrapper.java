package org.glassmaster.backend.usb.internal;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * Command Status Wrapper (Bulk-Only Transport 5.2): what ends each command.
 *
 * @param tag of the command
 * @param residue bytes that were announced and not processed
 */
record StatusWrapper(int tag, int residue, Status status) {
  /** What became of the command. */
  enum Status {
    PASSED,
    FAILED,
    PHASE_ERROR
  }

  static final int BYTES = 13;

  private static final int SIGNATURE = 0x53425355;
  private static final ValueLayout.OfInt U32 =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  /** Reads what came; empty where it is not valid (6.3.1). */
  static Optional<StatusWrapper> parse(MemorySegment bytes) {
    if (bytes.byteSize() != BYTES || bytes.get(U32, 0) != SIGNATURE) {
      return Optional.empty();
    }
    Optional<Status> status =
        switch (bytes.get(ValueLayout.JAVA_BYTE, 12)) {
          case 0 -> Optional.of(Status.PASSED);
          case 1 -> Optional.of(Status.FAILED);
          case 2 -> Optional.of(Status.PHASE_ERROR);
          default -> Optional.empty();
        };
    return status.map(known -> new StatusWrapper(bytes.get(U32, 4), bytes.get(U32, 8), known));
  }
}
