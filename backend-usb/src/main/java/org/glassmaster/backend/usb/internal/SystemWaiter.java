package org.glassmaster.backend.usb.internal;

import java.time.Duration;
import org.glassmaster.core.port.Waiter;

/** Time as the system has it. */
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
