package org.glassmaster.spi;

import java.time.Duration;
import org.glassmaster.core.port.Waiter;

/** Time as the system has it. */
public final class SystemWaiter implements Waiter {
  /** The system's clock; one is like another. */
  public SystemWaiter() {}

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public void pause(Duration duration) throws InterruptedException {
    Thread.sleep(duration);
  }
}
