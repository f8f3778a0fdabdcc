package org.glassmaster.emulator;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.glassmaster.mmc.Cdb;
import org.glassmaster.mmc.ScsiCommand;

/** A command as the drive sees it: its block, and the memory its data goes through. */
final class Request {
  private final Cdb cdb;
  private final ScsiCommand.Direction direction;
  private final MemorySegment data;

  Request(ScsiCommand command) {
    this.cdb = command.cdb();
    this.direction = command.direction();
    this.data = command.data();
  }

  /** Bytes that a block of this operation code has (SAM: the group in the top three bits). */
  static int length(int opcode) {
    return switch (opcode >> 5) {
      case 0 -> 6;
      case 1, 2 -> 10;
      case 4 -> 16;
      default -> 12;
    };
  }

  int opcode() {
    return cdb.opcode();
  }

  int u8(int index) {
    return cdb.u8(index);
  }

  int u16(int index) {
    return cdb.u16(index);
  }

  int u24(int index) {
    return cdb.u24(index);
  }

  int s32(int index) {
    return cdb.s32(index);
  }

  boolean bit(int index, int bit) {
    return (cdb.u8(index) >> bit & 1) != 0;
  }

  /** What the host sent, all of it. */
  MemorySegment sent() {
    return direction == ScsiCommand.Direction.TO_DRIVE ? data : MemorySegment.NULL;
  }

  /** The host's memory for what is asked for. */
  MemorySegment room() {
    return direction == ScsiCommand.Direction.FROM_DRIVE ? data : MemorySegment.NULL;
  }

  /** A parameter list of at least {@code length} bytes, as far as it was announced. */
  byte[] list(int length) throws Refusal {
    MemorySegment sent = sent();
    if (sent.byteSize() < length) {
      throw new Refusal(Refusal.LIST_LENGTH);
    }
    return sent.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE);
  }

  /**
   * Hands over the beginning of an answer, as far as the host asked and has room for.
   *
   * @return bytes that were moved
   */
  int answer(byte[] bytes, int allocation) {
    MemorySegment room = room();
    int length = (int) Math.min(Math.min(bytes.length, allocation), room.byteSize());
    MemorySegment.copy(bytes, 0, room, ValueLayout.JAVA_BYTE, 0, length);
    return length;
  }
}
