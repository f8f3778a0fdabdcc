package org.glassmaster.mmc.internal.drive;

import java.util.Optional;
import org.glassmaster.core.fault.DeviceException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fault.MediumException;
import org.glassmaster.core.fault.Sense;
import org.glassmaster.mmc.ScsiAnswer;
import org.glassmaster.mmc.SenseData;
import org.glassmaster.mmc.TransportException;
import org.glassmaster.mmc.internal.sense.SenseMeaning;
import org.glassmaster.mmc.internal.sense.SenseTable;

/** What a refusal becomes for the caller, as long as nothing is being written. */
final class DriveFaults {
  private static final int MEDIUM_ERROR = 3;
  private static final int UNSUITABLE = 0x30;
  private static final int NO_MEDIUM = 0x3A;
  private static final int PROTECTED = 0x27;
  private static final int NOT_EMPTY_ASC = 0x2C;
  private static final int NOT_EMPTY_ASCQ = 0x03;

  private final String location;
  private final SenseTable table;

  DriveFaults(String location, SenseTable table) {
    this.location = location;
    this.table = table;
  }

  GlassmasterException of(String doing, ScsiAnswer answer) {
    Optional<Sense> said = answer.sense().map(SenseData::sense);
    if (said.isEmpty()) {
      return withoutSense(doing, answer.status());
    }
    Sense sense = said.get();
    SenseMeaning meaning = table.of(sense);
    String message = doing + ": " + meaning.cause();
    if (isOfTheMedium(sense)) {
      return new MediumException(mediumCode(sense), message)
          .at(location)
          .withSense(sense)
          .advise(meaning.advice());
    }
    String code =
        switch (meaning.action()) {
          case RETRY, START, WAIT, REPEAT -> "drive-not-ready";
          default -> "drive-refuses";
        };
    return new DeviceException(code, message)
        .at(location)
        .withSense(sense)
        .advise(meaning.advice());
  }

  private GlassmasterException withoutSense(String doing, int status) {
    return switch (status) {
      case ScsiAnswer.BUSY, ScsiAnswer.TASK_SET_FULL ->
          new DeviceException("drive-not-ready", doing + ": the drive is busy")
              .at(location)
              .advise("wait a moment, or end other programs that use the drive");
      case ScsiAnswer.RESERVATION_CONFLICT ->
          new DeviceException(
                  "drive-not-ready", doing + ": another computer has reserved the drive")
              .at(location)
              .advise("end what uses the drive there");
      default ->
          new DeviceException(
                  "drive-refuses",
                  doing + ": the drive refuses (status " + status + ") without a reason")
              .at(location)
              .advise("switch the drive off and on, and try again");
    };
  }

  private static boolean isOfTheMedium(Sense sense) {
    return sense.asc() == NO_MEDIUM
        || sense.asc() == UNSUITABLE
        || sense.asc() == PROTECTED
        || (sense.asc() == NOT_EMPTY_ASC && sense.ascq() == NOT_EMPTY_ASCQ)
        || sense.key() == MEDIUM_ERROR;
  }

  private static String mediumCode(Sense sense) {
    return switch (sense.asc()) {
      case NO_MEDIUM -> "no-medium";
      case UNSUITABLE -> "medium-unsuitable";
      case PROTECTED -> "medium-protected";
      case NOT_EMPTY_ASC -> "medium-not-blank";
      default -> "medium-damaged";
    };
  }

  DeviceException of(TransportException fault) {
    String message = fault.getMessage();
    return switch (fault.fault()) {
      case GONE ->
          new DeviceException("device-gone", "the drive is gone: " + message, fault)
              .at(location)
              .advise("look at the cable and the supply of the drive");
      case TIMED_OUT ->
          new DeviceException(
                  "drive-timed-out", "the drive did not answer in time: " + message, fault)
              .at(location)
              .advise("switch the drive off and on, and try again");
      case RESET ->
          new DeviceException("drive-reset", "the drive was reset: " + message, fault)
              .at(location)
              .advise("look at the cable and the supply of the drive, and try again");
      case NOT_PERMITTED ->
          new DeviceException("not-permitted", "the system does not permit this: " + message, fault)
              .at(location)
              .advise("get the right to write to the drive's device node");
      case TOO_LARGE ->
          new DeviceException("transfer-too-large", "too much for one command: " + message, fault)
              .at(location)
              .advise("report this with the SCSI trace");
      case BROKEN ->
          new DeviceException(
                  "transport-broken", "the way to the drive is broken: " + message, fault)
              .at(location)
              .advise("look at the cable and the supply of the drive, and try again");
    };
  }
}
