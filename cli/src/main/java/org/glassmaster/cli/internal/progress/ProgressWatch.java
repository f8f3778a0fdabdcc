package org.glassmaster.cli.internal.progress;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.glassmaster.cli.internal.outcome.Exit;
import org.glassmaster.core.port.Phase;
import org.glassmaster.core.port.Progress;
import org.jspecify.annotations.Nullable;

/**
 * Hears what a job tells and shows it on a thread of its own, so that a terminal that stands still
 * never holds up a laser.
 */
final class ProgressWatch implements Progress.Listener {
  /** More than this is not kept for a view that does not keep up. */
  private static final int BACKLOG = 1_000;

  /** How long the last words may take. */
  private static final long PATIENCE_MILLIS = 2_000;

  private record Occurrence(Progress event, ProgressState state) {}

  private final ProgressView view;
  private final LongSupplier nanoTime;
  private final BooleanSupplier stopping;
  private final Thread painter;
  private final Deque<Occurrence> occurrences = new ArrayDeque<>();
  private final ProgressRate rate = new ProgressRate();
  private int tracks;
  private @Nullable ProgressState latest;

  /** What came after {@link #latest}: a state is made of it only when someone asks. */
  private Progress.@Nullable Advanced reached;

  private boolean changed;
  private @Nullable Exit end;

  ProgressWatch(ProgressView view, LongSupplier nanoTime, BooleanSupplier stopping) {
    this.view = view;
    this.nanoTime = nanoTime;
    this.stopping = stopping;
    this.painter = new Thread(this::paint, "progress");
    painter.setDaemon(true);
  }

  /** Begins to show. */
  void start() {
    painter.start();
  }

  /** Says how many tracks there are, as soon as that is known. */
  synchronized void expectTracks(int count) {
    tracks = count;
  }

  @Override
  public synchronized void on(Progress event) {
    if (event instanceof Progress.Advanced advanced) {
      rate.at(nanoTime.getAsLong(), advanced.done());
      reached = advanced;
      changed = true;
    } else if (event instanceof Progress.PhaseBegun begun) {
      ProgressState before = latest();
      int done = before != null && isSamePass(before.phase(), begun.phase()) ? before.done() : 0;
      int total = done == 0 || before == null ? 0 : before.total();
      add(event, state(begun.phase(), begun.track(), done, total, none(), none()));
    } else {
      add(event, state(Phase.ANALYSING, OptionalInt.empty(), 0, 0, none(), none()));
    }
  }

  /** Shows what is left to show and how it ended; waits for that, but not for ever. */
  void finish(Exit exit) {
    synchronized (this) {
      end = exit;
      notifyAll();
    }
    try {
      painter.join(PATIENCE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void add(Progress event, ProgressState state) {
    if (event instanceof Progress.PhaseBegun) {
      latest = state;
      reached = null;
    }
    if (occurrences.size() < BACKLOG) {
      occurrences.add(new Occurrence(event, state));
      notifyAll();
    }
  }

  private @Nullable ProgressState latest() {
    Progress.Advanced advanced = reached;
    if (advanced != null) {
      latest =
          state(
              advanced.phase(),
              advanced.track(),
              advanced.done(),
              advanced.total(),
              advanced.sourceBuffer(),
              advanced.driveBuffer());
      reached = null;
    }
    return latest;
  }

  private ProgressState state(
      Phase phase,
      OptionalInt track,
      int done,
      int total,
      OptionalDouble sourceBuffer,
      OptionalDouble driveBuffer) {
    return new ProgressState(
        phase,
        track,
        tracks,
        done,
        total,
        rate.perSecond(),
        sourceBuffer,
        driveBuffer,
        stopping.getAsBoolean());
  }

  private void paint() {
    long interval = Math.max(1, view.interval().toMillis());
    while (true) {
      List<Occurrence> due;
      ProgressState far;
      Exit exit;
      synchronized (this) {
        if (end == null && occurrences.isEmpty()) {
          try {
            wait(interval);
          } catch (InterruptedException e) {
            return;
          }
        }
        due = new ArrayList<>(occurrences);
        occurrences.clear();
        far = changed && due.isEmpty() ? latest() : null;
        changed &= far == null;
        exit = end;
      }
      due.forEach(this::show);
      if (far != null) {
        view.advanced(far);
      }
      if (exit != null) {
        view.done(exit);
        return;
      }
    }
  }

  private void show(Occurrence occurrence) {
    if (occurrence.event() instanceof Progress.Noticed noticed) {
      view.noticed(noticed.finding());
    } else {
      view.phase(occurrence.state());
    }
  }

  private static boolean isSamePass(Phase a, Phase b) {
    return a == b || (isWriting(a) && isWriting(b));
  }

  private static boolean isWriting(Phase phase) {
    return phase == Phase.LEAD_IN || phase == Phase.TRACK || phase == Phase.LEAD_OUT;
  }

  private static OptionalDouble none() {
    return OptionalDouble.empty();
  }
}
