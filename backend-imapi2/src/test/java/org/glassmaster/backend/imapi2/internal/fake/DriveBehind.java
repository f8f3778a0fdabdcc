package org.glassmaster.backend.imapi2.internal.fake;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.time.Duration;
import org.glassmaster.backend.imapi2.internal.com.HResult;
import org.glassmaster.mmc.Cdb;
import org.glassmaster.mmc.ScsiAnswer;
import org.glassmaster.mmc.ScsiCommand;
import org.glassmaster.mmc.ScsiTransport;
import org.glassmaster.mmc.SenseData;
import org.glassmaster.mmc.TransportException;

/** A drive as the server of C calls it: the function {@code DriveBehind} of {@code device.h}. */
final class DriveBehind {
  private static final HResult TIMEOUT = new HResult(0xC0AA020D);
  private static final HResult NO_SUCH_DEVICE = new HResult(0x80070037);
  private static final int SENSE_BYTES = 18;
  private static final int FROM_DRIVE = 1;

  private final ScsiTransport drive;

  private DriveBehind(ScsiTransport drive) {
    this.drive = drive;
  }

  /** A function that carries commands to the transport; it can be called for ever. */
  static MemorySegment stub(ScsiTransport drive) {
    FunctionDescriptor type =
        FunctionDescriptor.of(
            ValueLayout.JAVA_INT,
            ValueLayout.ADDRESS,
            ValueLayout.JAVA_INT,
            ValueLayout.JAVA_INT,
            ValueLayout.ADDRESS,
            ValueLayout.JAVA_INT,
            ValueLayout.JAVA_INT,
            ValueLayout.ADDRESS,
            ValueLayout.ADDRESS);
    MethodType shape = type.toMethodType();
    try {
      return Linker.nativeLinker()
          .upcallStub(
              MethodHandles.lookup().bind(new DriveBehind(drive), "execute", shape),
              type,
              Arena.global());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("execute", e);
    }
  }

  /** Zero for a success, the status where there is sense, a result of COM where the way failed. */
  int execute(
      MemorySegment cdb,
      int cdbBytes,
      int direction,
      MemorySegment data,
      int bytes,
      int seconds,
      MemorySegment sense,
      MemorySegment transferred) {
    try {
      Cdb command = Cdb.of(cdb.reinterpret(cdbBytes).toArray(ValueLayout.JAVA_BYTE));
      MemorySegment memory = data.reinterpret(bytes);
      Duration timeout = Duration.ofSeconds(seconds);
      ScsiAnswer answer =
          drive.execute(
              bytes == 0
                  ? ScsiCommand.of(command, timeout)
                  : direction == FROM_DRIVE
                      ? ScsiCommand.receiving(command, memory, timeout)
                      : ScsiCommand.sending(command, memory, timeout));
      transferred.reinterpret(Integer.BYTES).set(ValueLayout.JAVA_INT, 0, answer.transferred());
      if (answer.isGood()) {
        return ScsiAnswer.GOOD;
      }
      byte[] told = answer.sense().map(SenseData::toFixed).orElseGet(() -> new byte[SENSE_BYTES]);
      MemorySegment.copy(
          told, 0, sense.reinterpret(SENSE_BYTES), ValueLayout.JAVA_BYTE, 0, SENSE_BYTES);
      return ScsiAnswer.CHECK_CONDITION;
    } catch (TransportException e) {
      return switch (e.fault()) {
        case TIMED_OUT -> TIMEOUT.value();
        case GONE -> NO_SUCH_DEVICE.value();
        default -> HResult.E_FAIL.value();
      };
    } catch (Throwable e) {
      return HResult.E_FAIL.value();
    }
  }
}
