package org.glassmaster.cli.internal.terminal;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.glassmaster.cli.internal.page.Page;
import org.glassmaster.core.fault.CancelledException;

/** Counts seconds down before a medium is changed for good. */
public final class Grace {
  private Grace() {}

  /** Returns when the time is over; Ctrl-C and its kin end it. */
  public static void count(PrintStream out, String deed, Duration length)
      throws CancelledException {
    CountDownLatch stopped = new CountDownLatch(1);
    Runnable letGo = Signals.onEnd(times -> stopped.countDown());
    try {
      for (long left = length.toSeconds(); left > 0; left--) {
        out.print("\rGoing to " + deed + " the medium in " + left + " seconds; Ctrl-C stops.  ");
        out.flush();
        if (stopped.await(1, TimeUnit.SECONDS)) {
          throw new CancelledException("cancelled before anything was written", false);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancelledException("cancelled before anything was written", false);
    } finally {
      letGo.run();
      out.print("\r" + " ".repeat(Page.WIDTH) + "\r");
      out.flush();
    }
  }
}
