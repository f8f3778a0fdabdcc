package org.glassmaster.backend.sgio.internal;

import java.lang.foreign.MemorySegment;
import java.util.HexFormat;
import java.util.Optional;
import org.glassmaster.mmc.Cdb;
import org.glassmaster.mmc.ScsiAnswer;
import org.glassmaster.mmc.SenseData;
import org.glassmaster.mmc.TransportException;
import org.glassmaster.mmc.TransportException.Fault;
import org.jspecify.annotations.Nullable;

/**
 * What the kernel's answer means: an answer of the drive, or something that happened to the way.
 */
final class Outcome {
  /** The driver's codes; new kernels know the first and the last only. */
  private static final int DRIVER_OK = 0;

  private static final int DRIVER_TIMEOUT = 6;
  private static final int DRIVER_SENSE = 8;

  private Outcome() {}

  /** The command went through the kernel: what came of it. */
  static ScsiAnswer of(String name, Cdb cdb, SgIoHeader header, MemorySegment sense)
      throws TransportException {
    int transferred = header.transferred();
    Optional<SenseData> words =
        SenseData.parse(sense.asSlice(0, Math.min(header.senseLength(), sense.byteSize())));
    if (!header.isChecked()) {
      return new ScsiAnswer(ScsiAnswer.GOOD, transferred, words);
    }
    HostStatus host = HostStatus.of(header.hostStatus());
    Fault fault = host.fault();
    if (fault != null) {
      throw new TransportException(
          fault,
          name + ": " + told(fault) + " during " + opcode(cdb) + " (host status " + host + ")");
    }
    if (host.isBusy()) {
      return new ScsiAnswer(ScsiAnswer.BUSY, 0, Optional.empty());
    }
    Fault driver = driverFault(header.driverStatus());
    boolean answered = header.status() != ScsiAnswer.GOOD && driver != Fault.TIMED_OUT;
    if (!answered && (driver != null || host.isTheDrives())) {
      Fault cause = driver == null ? Fault.BROKEN : driver;
      throw new TransportException(
          cause,
          name
              + ": "
              + told(cause)
              + " during "
              + opcode(cdb)
              + " (host status "
              + host
              + ", driver status "
              + header.driverStatus()
              + ")");
    }
    return new ScsiAnswer(header.status(), transferred, words);
  }

  /** The kernel did not take the command: why. */
  static TransportException refused(HeldNode node, Cdb cdb, int length, int answer) {
    Fault fault = fault(answer, length, node.isGeneric());
    String reason =
        switch (fault) {
          case NOT_PERMITTED ->
              node.isWritable()
                  ? "the kernel lets this command through "
                      + node.path()
                      + " only with CAP_SYS_RAWIO; run it as root, or use the drive's /dev/sg node"
                  : "the node could be opened for reading only, and this command needs more;"
                      + " get the right to write to "
                      + node.path();
          case TOO_LARGE -> length + " bytes are more than the kernel takes in one command";
          case GONE -> "the drive is gone";
          default ->
              Errno.EINTR.is(answer) || Errno.ERESTARTSYS.is(answer)
                  ? "a signal ended the wait, and nobody knows what became of the command"
                  : "the kernel did not carry it out";
        };
    return new TransportException(
        fault, node.path() + ", " + opcode(cdb) + ": " + reason + "; " + Errno.told(answer));
  }

  private static Fault fault(int answer, int length, boolean generic) {
    if (Errno.EPERM.is(answer) || Errno.EACCES.is(answer) || Errno.EMSGSIZE.is(answer)) {
      return Fault.NOT_PERMITTED;
    }
    if (Errno.ENODEV.is(answer) || Errno.ENXIO.is(answer)) {
      return Fault.GONE;
    }
    boolean tooLarge = Errno.ENOMEM.is(answer) || (Errno.EINVAL.is(answer) && generic);
    return length > 0 && tooLarge ? Fault.TOO_LARGE : Fault.BROKEN;
  }

  private static @Nullable Fault driverFault(int code) {
    return switch (code) {
      case DRIVER_OK, DRIVER_SENSE -> null;
      case DRIVER_TIMEOUT -> Fault.TIMED_OUT;
      default -> Fault.BROKEN;
    };
  }

  private static String told(Fault fault) {
    return switch (fault) {
      case GONE -> "the drive is gone";
      case TIMED_OUT -> "the drive did not answer in time";
      case RESET -> "the drive was reset";
      case NOT_PERMITTED, TOO_LARGE, BROKEN -> "the way to the drive failed";
    };
  }

  private static String opcode(Cdb cdb) {
    return "command " + HexFormat.of().withUpperCase().toHexDigits((byte) cdb.opcode()) + "h";
  }
}
