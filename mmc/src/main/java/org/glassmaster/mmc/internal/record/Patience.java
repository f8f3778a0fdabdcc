package org.glassmaster.mmc.internal.record;

import java.time.Duration;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import org.glassmaster.mmc.ScsiAnswer;
import org.glassmaster.mmc.ScsiCommand;
import org.glassmaster.mmc.SenseData;
import org.glassmaster.mmc.TransportException;
import org.glassmaster.mmc.internal.command.Commands;
import org.glassmaster.mmc.internal.drive.Drive;
import org.glassmaster.mmc.internal.sense.SenseAction;

/** Waits for the end of an operation that goes on after its command: asks twice a second. */
final class Patience {
  private static final Duration BETWEEN = Duration.ofMillis(500);
  private static final int BROKEN_WAYS = 3;
  private static final double WHOLE = 0x1_0000;

  private final Drive drive;

  Patience(Drive drive) {
    this.drive = drive;
  }

  /**
   * Waits.
   *
   * @param progress is told how far the drive is, 0 to 1, where it says so
   * @return what the drive said in the end; a success where the operation was one. Empty where it
   *     did not end in time
   */
  Optional<ScsiAnswer> await(Duration limit, DoubleConsumer progress) throws TransportException {
    long now = drive.waiter().nanoTime();
    long deadline = now + limit.toNanos();
    // A drive that does not say what it is busy with is not waited for so long.
    long vague = now + Math.min(limit.toNanos(), drive.options().limits().write().toNanos());
    int breaks = BROKEN_WAYS;
    while (true) {
      try {
        ScsiAnswer answer =
            drive.send(ScsiCommand.of(Commands.testUnitReady(), drive.options().limits().query()));
        UnderWay underWay = underWay(answer);
        if (underWay == UnderWay.NO
            || (underWay == UnderWay.PERHAPS && drive.waiter().nanoTime() >= vague)) {
          return Optional.of(answer);
        }
        answer
            .sense()
            .ifPresent(data -> data.progress().ifPresent(done -> progress.accept(done / WHOLE)));
      } catch (TransportException e) {
        if (e.fault() != TransportException.Fault.BROKEN || breaks-- == 0) {
          throw e;
        }
      }
      if (drive.waiter().nanoTime() >= deadline) {
        return Optional.empty();
      }
      try {
        drive.waiter().pause(BETWEEN);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Optional.empty();
      }
    }
  }

  private enum UnderWay {
    YES,
    PERHAPS,
    NO
  }

  private UnderWay underWay(ScsiAnswer answer) {
    if (answer.status() == ScsiAnswer.BUSY || answer.status() == ScsiAnswer.TASK_SET_FULL) {
      return UnderWay.PERHAPS;
    }
    Optional<SenseData> data = answer.sense();
    if (answer.isGood() || data.isEmpty() || data.get().deferred()) {
      return UnderWay.NO;
    }
    SenseAction action = drive.meaning(data.get().sense()).action();
    return switch (action) {
      case WAIT -> UnderWay.YES;
      case RETRY, IGNORE, REPEAT -> UnderWay.PERHAPS;
      case GO_ON, START, MEDIUM, UNREADABLE, ADAPT, FAIL -> UnderWay.NO;
    };
  }
}
