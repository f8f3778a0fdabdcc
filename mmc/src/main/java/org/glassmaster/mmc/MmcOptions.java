package org.glassmaster.mmc;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * What a user may decide about a drive; back ends fill it from the options of a location.
 *
 * @param retries how often a sector that cannot be read is tried again
 * @param readSpeed in multiples of 75 sectors a second; the fastest where it is absent
 * @param textForm how CD-TEXT is announced in session-at-once recording
 * @param limits how long the drive is given
 * @param reading what is decided about reading discs
 */
public record MmcOptions(
    int retries, OptionalInt readSpeed, TextForm textForm, Limits limits, ReadOptions reading) {
  /** What happens when nothing is decided. */
  public static final MmcOptions DEFAULT =
      new MmcOptions(10, OptionalInt.empty(), TextForm.AUTO, Limits.DEFAULT, ReadOptions.DEFAULT);

  /** Refuses what cannot be. */
  public MmcOptions {
    if (retries < 0) {
      throw new IllegalArgumentException("no such number of retries: " + retries);
    }
    if (readSpeed.isPresent() && readSpeed.getAsInt() < 1) {
      throw new IllegalArgumentException("no such speed: " + readSpeed.getAsInt());
    }
  }

  /** How CD-TEXT is announced in session-at-once recording (raw-dao-cdtext 5.6). */
  public enum TextForm {
    /** One form after another, until the drive takes one. */
    AUTO,
    /** Data block type 3, and where the lead-in starts in the cue sheet, as MMC-3 has it. */
    LEAD_IN_TIME,
    /** Data block type 0, and zeros in the cue sheet. */
    ZERO_TIME
  }

  /**
   * How long the drive is given (raw-dao-mmc 6.8).
   *
   * @param query a command that asks something
   * @param ready becoming ready after a medium was inserted
   * @param write a command that writes, and all repetitions of it while the buffer is full
   * @param operation closing, flushing, erasing, from the command to the end of the work
   */
  public record Limits(Duration query, Duration ready, Duration write, Duration operation) {
    /** What the field uses. */
    public static final Limits DEFAULT =
        new Limits(
            Duration.ofSeconds(30),
            Duration.ofSeconds(60),
            Duration.ofSeconds(200),
            Duration.ofHours(2));
  }

  /**
   * {@return the same with so many tries}
   *
   * @param other how often
   */
  public MmcOptions withRetries(int other) {
    return new MmcOptions(other, readSpeed, textForm, limits, reading);
  }

  /**
   * {@return the same at another speed}
   *
   * @param factor in multiples of 75 sectors a second
   */
  public MmcOptions withReadSpeed(int factor) {
    return new MmcOptions(retries, OptionalInt.of(factor), textForm, limits, reading);
  }

  /**
   * {@return the same with CD-TEXT announced in another form}
   *
   * @param other the form
   */
  public MmcOptions withTextForm(TextForm other) {
    return new MmcOptions(retries, readSpeed, other, limits, reading);
  }

  /**
   * {@return the same with other limits}
   *
   * @param other the limits
   */
  public MmcOptions withLimits(Limits other) {
    return new MmcOptions(retries, readSpeed, textForm, other, reading);
  }

  /**
   * {@return the same with another way of reading}
   *
   * @param other the way
   */
  public MmcOptions withReading(ReadOptions other) {
    return new MmcOptions(retries, readSpeed, textForm, limits, other);
  }
}
