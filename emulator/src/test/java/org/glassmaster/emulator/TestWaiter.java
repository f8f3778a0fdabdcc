package org.glassmaster.emulator;

import java.time.Duration;
import org.glassmaster.core.port.Waiter;

/** A clock that a test turns. */
public final class TestWaiter implements Waiter {
  private long now = 1_000_000_000L;

  @Override
  public long nanoTime() {
    return now;
  }

  @Override
  public void pause(Duration duration) {
    now += duration.toNanos();
  }
}
