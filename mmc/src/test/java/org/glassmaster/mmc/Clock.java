package org.glassmaster.mmc;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.glassmaster.core.port.Waiter;

/** Time that passes only when someone waits, or when a command takes some. */
public final class Clock implements Waiter {
  private final AtomicLong nanos = new AtomicLong();

  @Override
  public long nanoTime() {
    return nanos.get();
  }

  @Override
  public void pause(Duration duration) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    nanos.addAndGet(duration.toNanos());
  }

  /** Lets time pass by itself. */
  public void pass(Duration duration) {
    nanos.addAndGet(duration.toNanos());
  }

  /** Seconds since it was made. */
  public double seconds() {
    return nanos.get() / 1e9;
  }
}
