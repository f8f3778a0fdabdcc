package org.glassmaster.core.transfer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.glassmaster.core.port.Phase;
import org.glassmaster.core.port.Progress;
import org.glassmaster.core.port.Waiter;
import org.jspecify.annotations.Nullable;

/** Listens to a job for its own listener, and remembers how long each phase took. */
final class PhaseLog implements Progress.Listener {
  private final Progress.Listener listener;
  private final Waiter waiter;
  private final List<PhaseTime> times = new ArrayList<>();
  private @Nullable Phase phase;
  private OptionalInt track = OptionalInt.empty();
  private long began;
  private int sectors;
  private int doneBefore;
  private boolean writing;

  PhaseLog(Progress.Listener listener, Waiter waiter) {
    this.listener = listener;
    this.waiter = waiter;
  }

  @Override
  public void on(Progress event) {
    note(event);
    listener.on(event);
  }

  private synchronized void note(Progress event) {
    if (event instanceof Progress.PhaseBegun begun) {
      end();
      // Phases of writing count their sectors together.
      boolean alone = begun.phase() == Phase.ANALYSING || begun.phase() == Phase.VERIFYING;
      doneBefore = alone ? 0 : doneBefore;
      writing |= isWriting(begun.phase());
      phase = begun.phase();
      track = begun.track();
      began = waiter.nanoTime();
    } else if (event instanceof Progress.Advanced advanced) {
      sectors += Math.max(0, advanced.done() - doneBefore);
      doneBefore = advanced.done();
    }
  }

  private static boolean isWriting(Phase begun) {
    return switch (begun) {
      case LEAD_IN, TRACK, LEAD_OUT, CLOSING -> true;
      case ANALYSING, CALIBRATING, VERIFYING, ERASING -> false;
    };
  }

  private void end() {
    Phase ended = phase;
    if (ended != null) {
      Duration took = Duration.ofNanos(waiter.nanoTime() - began);
      times.add(new PhaseTime(ended, track, took, sectors));
      if (ended == Phase.ANALYSING || ended == Phase.VERIFYING) {
        doneBefore = 0;
      }
    }
    phase = null;
    sectors = 0;
  }

  /** Whether the recorder has begun to write. */
  synchronized boolean hasWritten() {
    return writing;
  }

  /** All phases, the last of which ends now. */
  synchronized List<PhaseTime> times() {
    end();
    return List.copyOf(times);
  }
}
