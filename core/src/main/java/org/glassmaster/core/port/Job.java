package org.glassmaster.core.port;

import org.glassmaster.core.fault.CancelledException;

/**
 * A piece of work that someone watches and may stop: it tells progress, and asks whether to go on.
 *
 * @param listener who is told how far it is
 * @param cancellation who may cancel
 */
public record Job(Progress.Listener listener, Cancellation cancellation) {
  /**
   * Work that nobody watches.
   *
   * @return a job without a listener
   */
  public static Job unwatched() {
    return new Job(event -> {}, new Cancellation());
  }

  /**
   * Tells the listener.
   *
   * @param event what happened
   */
  public void tell(Progress event) {
    listener.on(event);
  }

  /**
   * Ends the work here if that is wished and nothing is being written.
   *
   * @throws CancelledException where the work was cancelled
   */
  public void checkpoint() throws CancelledException {
    cancellation.checkpoint(false);
  }
}
