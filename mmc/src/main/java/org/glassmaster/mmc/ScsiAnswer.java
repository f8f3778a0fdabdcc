package org.glassmaster.mmc;

import java.util.Optional;

/**
 * What became of a command.
 *
 * @param status the status byte (SAM): {@link #GOOD}, {@link #CHECK_CONDITION} …
 * @param transferred bytes of data that were moved
 * @param sense why not, where the drive said so; a drive may also say something of a success
 */
public record ScsiAnswer(int status, int transferred, Optional<SenseData> sense) {
  public static final int GOOD = 0x00;
  public static final int CHECK_CONDITION = 0x02;
  public static final int BUSY = 0x08;
  public static final int RESERVATION_CONFLICT = 0x18;
  public static final int TASK_SET_FULL = 0x28;
  public static final int TASK_ABORTED = 0x40;

  /**
   * {@return a success}
   *
   * @param transferred bytes that went over
   */
  public static ScsiAnswer good(int transferred) {
    return new ScsiAnswer(GOOD, transferred, Optional.empty());
  }

  /**
   * {@return a refusal with its reason}
   *
   * @param sense what the drive said
   * @param transferred bytes that went over
   */
  public static ScsiAnswer check(SenseData sense, int transferred) {
    return new ScsiAnswer(CHECK_CONDITION, transferred, Optional.of(sense));
  }

  /** {@return whether the drive did it} */
  public boolean isGood() {
    return status == GOOD;
  }
}
