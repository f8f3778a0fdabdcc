package org.glassmaster.emulator.internal.usb;

import java.lang.foreign.MemorySegment;
import java.util.Optional;
import org.glassmaster.mmc.Cdb;

/**
 * The command block wrapper: how a host hands over a command (Bulk-Only Transport 5.1).
 *
 * @param tag what the status will be known by
 * @param length bytes that the host expects to move
 * @param toHost which way; means nothing where the length is zero
 * @param cdb padded to twelve bytes by hosts that take the device for ATAPI
 */
record CommandWrapper(int tag, long length, boolean toHost, Cdb cdb) {
  /** Bytes of it, neither more nor less. */
  static final int LENGTH = 31;

  private static final int SIGNATURE = 0x43425355;
  private static final int LUN = 0;

  /** Reads one; empty where it is not valid or not meaningful (6.2): another unit, no command. */
  static Optional<CommandWrapper> parse(MemorySegment bytes) {
    if (bytes.byteSize() != LENGTH || bytes.get(Little.U32, 0) != SIGNATURE) {
      return Optional.empty();
    }
    int cdbLength = bytes.get(Little.U8, 14);
    if (bytes.get(Little.U8, 13) != LUN || cdbLength < 1 || cdbLength > Cdb.MAX_LENGTH) {
      return Optional.empty();
    }
    Cdb cdb = Cdb.of(cdbLength, 0);
    for (int i = 0; i < cdbLength; i++) {
      cdb = cdb.with(i, bytes.get(Little.U8, 15 + i));
    }
    return Optional.of(
        new CommandWrapper(
            bytes.get(Little.U32, 4),
            Integer.toUnsignedLong(bytes.get(Little.U32, 8)),
            bytes.get(Little.U8, 12) < 0,
            cdb));
  }
}
