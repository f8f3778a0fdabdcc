package org.glassmaster.backend.file.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.Callable;

/**
 * A bound on what work takes of a processor. A machine that others use makes work last longer, and
 * not more of it; what would never end is for a time-out of the test.
 */
public final class ProcessorTime {
  private ProcessorTime() {}

  /** Does the work in this thread, and fails where it took more than that, a fault included. */
  public static <T> T within(Duration most, Callable<T> work) throws Exception {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long begun = threads.getCurrentThreadCpuTime();
    try {
      return work.call();
    } finally {
      long taken = threads.getCurrentThreadCpuTime() - begun;
      assertThat(Duration.ofNanos(taken)).as("time of a processor").isLessThan(most);
    }
  }
}
