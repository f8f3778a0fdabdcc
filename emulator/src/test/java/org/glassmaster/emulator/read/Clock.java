package org.glassmaster.emulator.read;

import java.time.Duration;
import org.glassmaster.core.port.Waiter;

/** A clock that only waiting turns. */
final class Clock implements Waiter {
  private long now = 1;

  @Override
  public long nanoTime() {
    return now;
  }

  @Override
  public void pause(Duration duration) {
    now += duration.toNanos();
  }
}
