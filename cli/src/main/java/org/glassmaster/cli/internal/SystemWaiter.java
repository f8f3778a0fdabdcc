package org.glassmaster.cli.internal;

import java.time.Duration;
import org.glassmaster.core.port.Waiter;

/** Time as it passes for everybody. */
final class SystemWaiter implements Waiter {
  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public void pause(Duration duration) throws InterruptedException {
    Thread.sleep(duration);
  }
}
