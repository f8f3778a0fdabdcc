package org.glassmaster.core.port;

import org.glassmaster.core.fault.CancelledException;

/** The wish to stop: said from any thread, heard at the next point where stopping is safe. */
public final class Cancellation {
  /** A wish not yet uttered. */
  public Cancellation() {}

  private volatile boolean wished;

  /** Wishes to stop. */
  public void cancel() {
    wished = true;
  }

  /** {@return whether someone wishes to stop} */
  public boolean isWished() {
    return wished;
  }

  /**
   * Ends the work here if that is wished.
   *
   * @param writing whether a medium is being written and is lost by stopping
   * @throws CancelledException where the work was cancelled
   */
  public void checkpoint(boolean writing) throws CancelledException {
    if (wished) {
      throw new CancelledException(
          writing ? "cancelled while writing" : "cancelled before anything was written", writing);
    }
  }
}
