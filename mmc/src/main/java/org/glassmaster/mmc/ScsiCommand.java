package org.glassmaster.mmc;

import java.lang.foreign.MemorySegment;
import java.time.Duration;

/**
 * A command with the memory its data goes through.
 *
 * @param cdb the command
 * @param direction which way data goes
 * @param data all of what is sent, or room for what may come; empty where nothing moves
 * @param timeout after which it is given up
 */
public record ScsiCommand(Cdb cdb, Direction direction, MemorySegment data, Duration timeout) {
  /** Where data goes. */
  public enum Direction {
    /** No data goes over. */
    NONE,
    /** The drive receives. */
    TO_DRIVE,
    /** The drive sends. */
    FROM_DRIVE
  }

  /**
   * {@return a command without data}
   *
   * @param cdb the command
   * @param timeout how long it may take
   */
  public static ScsiCommand of(Cdb cdb, Duration timeout) {
    return new ScsiCommand(cdb, Direction.NONE, MemorySegment.NULL, timeout);
  }

  /**
   * {@return a command that sends all of {@code data}}
   *
   * @param cdb the command
   * @param data the memory that is sent or filled
   * @param timeout how long it may take
   */
  public static ScsiCommand sending(Cdb cdb, MemorySegment data, Duration timeout) {
    return new ScsiCommand(cdb, Direction.TO_DRIVE, data, timeout);
  }

  /**
   * {@return a command that asks for no more than fits into {@code data}}
   *
   * @param cdb the command
   * @param data the memory that is sent or filled
   * @param timeout how long it may take
   */
  public static ScsiCommand receiving(Cdb cdb, MemorySegment data, Duration timeout) {
    return new ScsiCommand(cdb, Direction.FROM_DRIVE, data, timeout);
  }
}
