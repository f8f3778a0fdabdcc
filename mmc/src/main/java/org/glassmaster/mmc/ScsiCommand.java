package org.glassmaster.mmc;

import java.lang.foreign.MemorySegment;
import java.time.Duration;

/**
 * A command with the memory its data goes through.
 *
 * @param data all of what is sent, or room for what may come; empty where nothing moves
 * @param timeout after which it is given up
 */
public record ScsiCommand(Cdb cdb, Direction direction, MemorySegment data, Duration timeout) {
  /** Where data goes. */
  public enum Direction {
    NONE,
    TO_DRIVE,
    FROM_DRIVE
  }

  /** A command without data. */
  public static ScsiCommand of(Cdb cdb, Duration timeout) {
    return new ScsiCommand(cdb, Direction.NONE, MemorySegment.NULL, timeout);
  }

  /** A command that sends all of {@code data}. */
  public static ScsiCommand sending(Cdb cdb, MemorySegment data, Duration timeout) {
    return new ScsiCommand(cdb, Direction.TO_DRIVE, data, timeout);
  }

  /** A command that asks for no more than fits into {@code data}. */
  public static ScsiCommand receiving(Cdb cdb, MemorySegment data, Duration timeout) {
    return new ScsiCommand(cdb, Direction.FROM_DRIVE, data, timeout);
  }
}
