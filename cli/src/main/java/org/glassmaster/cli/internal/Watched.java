package org.glassmaster.cli.internal;

import java.util.concurrent.atomic.AtomicBoolean;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.port.Cancellation;
import org.glassmaster.core.port.Job;
import org.glassmaster.core.port.Phase;
import org.glassmaster.core.port.Progress;

/**
 * Work whose progress is shown and that the user can stop: with Ctrl-C, TERM or HUP it stops where
 * that is safe; asked a second time, the process ends at once.
 */
final class Watched {
  /** The work. */
  @FunctionalInterface
  interface Work {
    Exit with(Watched watched) throws GlassmasterException;
  }

  private final Cancellation cancellation = new Cancellation();
  private final AtomicBoolean writing = new AtomicBoolean();
  private final ProgressWatch watch;

  private Watched(ProgressView view) {
    this.watch = new ProgressWatch(view, System::nanoTime, cancellation::isWished);
  }

  /** Does the work. */
  static Exit run(ProgressView view, Work work) throws GlassmasterException {
    Watched watched = new Watched(view);
    Runnable letGo = Signals.onEnd(watched::endAsked);
    watched.watch.start();
    Exit exit = Exit.OUR_FAULT;
    try {
      exit = work.with(watched);
      return exit;
    } catch (GlassmasterException e) {
      exit = Exit.of(e);
      throw e;
    } finally {
      watched.watch.finish(exit);
      letGo.run();
    }
  }

  /** What the work tells and asks. */
  Job job() {
    return new Job(this::hear, cancellation);
  }

  /** Says how many tracks there are. */
  void expectTracks(int count) {
    watch.expectTracks(count);
  }

  private void hear(Progress event) {
    if (event instanceof Progress.PhaseBegun begun) {
      writing.set(begun.phase() != Phase.ANALYSING && begun.phase() != Phase.VERIFYING);
    }
    watch.on(event);
  }

  private void endAsked(int times) {
    cancellation.cancel();
    if (times > 1) {
      Exit exit = writing.get() ? Exit.CANCELLED_WHILE_WRITING : Exit.CANCELLED;
      Runtime.getRuntime().halt(exit.code());
    }
  }
}
