package org.glassmaster.mmc.internal.drive;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.HexFormat;
import org.glassmaster.mmc.ScsiAnswer;
import org.glassmaster.mmc.ScsiCommand;
import org.glassmaster.mmc.TransportException;

/** The SCSI trace: a line for each command, which users attach to their reports. */
final class Trace {
  private static final int LONGEST_DUMP = 512;
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();

  private final System.Logger logger = System.getLogger(Drive.TRACE);
  private final String location;

  Trace(String location) {
    this.location = location;
  }

  boolean isOn() {
    return logger.isLoggable(System.Logger.Level.DEBUG);
  }

  void tell(ScsiCommand command, ScsiAnswer answer, long nanos) {
    StringBuilder line = head(command);
    if (answer.isGood()) {
      line.append(" good");
    } else {
      line.append(" status ").append(Integer.toHexString(answer.status()));
    }
    answer
        .sense()
        .ifPresent(
            data -> {
              line.append(data.deferred() ? " deferred " : " sense ").append(data.sense());
              data.information().ifPresent(lba -> line.append(" at ").append(lba));
              data.progress().ifPresent(done -> line.append(" progress ").append(done));
            });
    if (command.direction() == ScsiCommand.Direction.FROM_DRIVE) {
      line.append(" read ").append(answer.transferred());
      dump(line, command.data(), answer.transferred());
    }
    end(line, nanos);
  }

  void tell(ScsiCommand command, TransportException fault, long nanos) {
    end(
        head(command).append(' ').append(fault.fault()).append(' ').append(fault.getMessage()),
        nanos);
  }

  private StringBuilder head(ScsiCommand command) {
    StringBuilder line = new StringBuilder(location).append(": ").append(command.cdb());
    if (command.direction() == ScsiCommand.Direction.TO_DRIVE) {
      line.append(" sent ").append(command.data().byteSize());
      dump(line, command.data(), command.data().byteSize());
    }
    return line;
  }

  private static void dump(StringBuilder line, MemorySegment data, long length) {
    if (length > 0 && length <= LONGEST_DUMP && length <= data.byteSize()) {
      byte[] bytes = data.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE);
      line.append(" [").append(HEX.formatHex(bytes)).append(']');
    }
  }

  private void end(StringBuilder line, long nanos) {
    line.append(" in ").append(nanos / 1_000_000).append(" ms");
    logger.log(System.Logger.Level.DEBUG, line.toString());
  }
}
