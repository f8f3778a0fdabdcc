package org.glassmaster.cli.internal.progress;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.glassmaster.cli.internal.outcome.Exit;
import org.glassmaster.cli.internal.terminal.Signals;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.port.Cancellation;
import org.glassmaster.core.port.Job;
import org.glassmaster.core.port.Phase;
import org.glassmaster.core.port.Progress;

/**
 * Work whose progress is shown and that the user can stop: with Ctrl-C, TERM or HUP it stops where
 * that is safe; asked a second time, the process ends at once.
 */
public final class Watched {
  /** The work. */
  @FunctionalInterface
  public interface Work<T> {
    T with(Watched watched) throws GlassmasterException;
  }

  private final Cancellation cancellation = new Cancellation();
  private final AtomicBoolean writing = new AtomicBoolean();
  private final ProgressWatch watch;

  private Watched(ProgressView view) {
    this.watch = new ProgressWatch(view, System::nanoTime, cancellation::isWished);
  }

  /**
   * Does the work.
   *
   * @param exit how the command ends, as its result has it
   */
  public static <T> T run(ProgressView view, Work<T> work, Function<T, Exit> exit)
      throws GlassmasterException {
    Watched watched = new Watched(view);
    Runnable letGo = Signals.onEnd(watched::endAsked);
    watched.watch.start();
    Exit ended = Exit.OUR_FAULT;
    try {
      T result = work.with(watched);
      ended = exit.apply(result);
      return result;
    } catch (GlassmasterException e) {
      ended = Exit.of(e);
      throw e;
    } finally {
      watched.watch.finish(ended);
      letGo.run();
    }
  }

  /** What the work tells and asks. */
  public Job job() {
    return new Job(this::hear, cancellation);
  }

  /** Says how many tracks there are. */
  public void expectTracks(int count) {
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
