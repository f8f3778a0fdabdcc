package org.glassmaster.core.port;

import org.glassmaster.core.fault.CancelledException;

/**
 * A piece of work that someone watches and may stop: it tells progress, and asks whether to go on.
 */
public record Job(Progress.Listener listener, Cancellation cancellation) {
  /** Work that nobody watches. */
  public static Job unwatched() {
    return new Job(event -> {}, new Cancellation());
  }

  /** Tells the listener. */
  public void tell(Progress event) {
    listener.on(event);
  }

  /** Ends the work here if that is wished and nothing is being written. */
  public void checkpoint() throws CancelledException {
    cancellation.checkpoint(false);
  }
}
