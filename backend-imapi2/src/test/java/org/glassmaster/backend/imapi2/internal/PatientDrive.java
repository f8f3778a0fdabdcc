package org.glassmaster.backend.imapi2.internal;

import java.lang.foreign.MemorySegment;
import java.time.Duration;
import org.glassmaster.core.fault.Sense;
import org.glassmaster.core.port.Waiter;
import org.glassmaster.mmc.ScsiAnswer;
import org.glassmaster.mmc.ScsiCommand;
import org.glassmaster.mmc.ScsiTransport;
import org.glassmaster.mmc.SenseData;
import org.glassmaster.mmc.TransportException;

/**
 * A drive as the write engine of Windows meets it: while its buffer is full, or it still works, a
 * command waits.
 */
record PatientDrive(ScsiTransport drive, Waiter clock) implements ScsiTransport {
  private static final Duration MOMENT = Duration.ofMillis(100);
  private static final int LONGEST = 20_000;

  @Override
  public String name() {
    return drive.name();
  }

  @Override
  public int largestTransfer() {
    return drive.largestTransfer();
  }

  @Override
  public MemorySegment buffer(int bytes) {
    return drive.buffer(bytes);
  }

  @Override
  public ScsiAnswer execute(ScsiCommand command) throws TransportException {
    ScsiAnswer answer = drive.execute(command);
    for (int i = 0; i < LONGEST && isBusy(answer); i++) {
      try {
        clock.pause(MOMENT);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return answer;
      }
      answer = drive.execute(command);
    }
    return answer;
  }

  private static boolean isBusy(ScsiAnswer answer) {
    return answer
        .sense()
        .map(SenseData::sense)
        .filter(sense -> sense.equals(new Sense(2, 4, 8)) || sense.equals(new Sense(2, 4, 7)))
        .isPresent();
  }

  @Override
  public void close() {
    drive.close();
  }
}
