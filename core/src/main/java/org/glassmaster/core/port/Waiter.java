package org.glassmaster.core.port;

import java.time.Duration;

/**
 * Time, as work meets it: what it is now, and letting some of it pass. Tests put a clock of their
 * own here.
 */
public interface Waiter {
  /** {@return nanoseconds since some fixed moment} */
  long nanoTime();

  /**
   * Lets time pass.
   *
   * @param duration how long
   * @throws InterruptedException where the thread is interrupted meanwhile
   */
  void pause(Duration duration) throws InterruptedException;
}
