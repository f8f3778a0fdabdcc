package org.glassmaster.testkit;

import java.time.Duration;
import org.glassmaster.core.port.Waiter;

/** Time that passes at once, when someone waits, and when a test lets it. */
public final class VirtualClock implements Waiter {
  private long nanos;

  /** A clock at zero. */
  public VirtualClock() {}

  @Override
  public synchronized long nanoTime() {
    return nanos;
  }

  @Override
  public void pause(Duration duration) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted while waiting");
    }
    pass(duration);
  }

  /**
   * Lets time pass.
   *
   * @param duration how much
   */
  public synchronized void pass(Duration duration) {
    nanos += duration.toNanos();
  }

  /** {@return how much has passed} */
  public Duration passed() {
    return Duration.ofNanos(nanoTime());
  }
}
