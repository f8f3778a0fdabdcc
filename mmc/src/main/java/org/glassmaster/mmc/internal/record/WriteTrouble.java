package org.glassmaster.mmc.internal.record;

import java.util.Optional;
import java.util.OptionalInt;
import org.glassmaster.core.fault.Sense;
import org.glassmaster.core.fault.WriteException;
import org.glassmaster.core.finding.Advice;
import org.glassmaster.mmc.ScsiAnswer;
import org.glassmaster.mmc.SenseData;
import org.glassmaster.mmc.TransportException;
import org.glassmaster.mmc.internal.drive.Drive;
import org.glassmaster.mmc.internal.sense.SenseMeaning;

/**
 * Why writing ended, before it is known what became of the medium.
 *
 * @param code stable, such as {@code underrun}
 * @param endOfMedium whether the drive may just have come to the end of the medium
 */
record WriteTrouble(
    String code,
    String message,
    OptionalInt lba,
    Optional<Sense> sense,
    String advice,
    Optional<Advice.Option> option,
    boolean endOfMedium,
    Optional<Throwable> cause) {
  private static final int WRITE_ERROR = 0x0C;
  private static final int OUT_OF_RANGE = 0x21;
  private static final int END_OF_USER_AREA = 0x63;

  /** The drive refused in the midst of writing. */
  static WriteTrouble of(Drive drive, ScsiAnswer answer, int lba, int lastLeadOut) {
    Optional<SenseData> data = answer.sense();
    if (data.isEmpty()) {
      return simple(
          "write-failed",
          "the drive refuses to go on (status " + answer.status() + ") without a reason",
          lba,
          "take another medium, and a lower speed");
    }
    Sense sense = data.get().sense();
    int where =
        data.get().deferred() && data.get().information().isPresent()
            ? data.get().information().getAsInt()
            : lba;
    boolean end =
        lba >= lastLeadOut
            && (sense.asc() == OUT_OF_RANGE
                || sense.asc() == END_OF_USER_AREA
                || (sense.asc() == WRITE_ERROR && sense.ascq() == 0));
    if (!end && isUnderrun(sense)) {
      return new WriteTrouble(
          "underrun",
          "data came too late and the drive's buffer ran empty",
          OptionalInt.of(where),
          Optional.of(sense),
          "take a lower speed, and let the drive's protection against late data be on",
          Optional.of(new Advice.Option("speed", "8")),
          false,
          Optional.empty());
    }
    SenseMeaning meaning = drive.meaning(sense);
    return new WriteTrouble(
        end ? "medium-end" : "write-failed",
        end ? "the end of the medium was reached" : meaning.cause(),
        OptionalInt.of(where),
        Optional.of(sense),
        end ? "take a larger medium, or a shorter disc" : meaning.advice(),
        Optional.empty(),
        end,
        Optional.empty());
  }

  /**
   * Besides the code for it, drives that have left the sequence of writing say that the next
   * address is wrong (raw-dao-mmc 6.6).
   */
  private static boolean isUnderrun(Sense sense) {
    return (sense.asc() == WRITE_ERROR && sense.ascq() == 0x09)
        || (sense.asc() == OUT_OF_RANGE && (sense.ascq() == 0 || sense.ascq() == 2));
  }

  /** The way to the drive failed under a WRITE: nobody knows what was written. */
  static WriteTrouble of(TransportException fault, int lba) {
    String message =
        switch (fault.fault()) {
          case GONE -> "the drive is gone";
          case TIMED_OUT -> "the drive did not answer in time";
          case RESET -> "the drive was reset";
          case NOT_PERMITTED -> "the system does not permit to write";
          case TOO_LARGE -> "the system does not carry so much at once";
          case BROKEN -> "the way to the drive is broken";
        };
    return new WriteTrouble(
        "write-failed",
        message + ": " + fault.getMessage(),
        OptionalInt.of(lba),
        Optional.empty(),
        "look at the cable and the supply of the drive",
        Optional.empty(),
        false,
        Optional.of(fault));
  }

  /** A fault of this program. */
  static WriteTrouble of(Throwable fault, int lba) {
    return new WriteTrouble(
        "write-failed",
        "a fault of this program: " + fault,
        OptionalInt.of(lba),
        Optional.empty(),
        "report this with the SCSI trace",
        Optional.empty(),
        false,
        Optional.of(fault));
  }

  static WriteTrouble simple(String code, String message, int lba, String advice) {
    return new WriteTrouble(
        code,
        message,
        OptionalInt.of(lba),
        Optional.empty(),
        advice,
        Optional.empty(),
        false,
        Optional.empty());
  }

  /**
   * The same as a fault.
   *
   * @param state what became of the medium, in plain words
   */
  WriteException fault(String location, String state) {
    String words = message + "; " + state;
    WriteException fault =
        cause.isPresent()
            ? new WriteException(code, words, cause.get())
            : new WriteException(code, words);
    fault.at(location);
    lba.ifPresent(fault::atLba);
    sense.ifPresent(fault::withSense);
    return option.isPresent()
        ? fault.advise(option.get().name(), option.get().value(), advice)
        : fault.advise(advice);
  }
}
