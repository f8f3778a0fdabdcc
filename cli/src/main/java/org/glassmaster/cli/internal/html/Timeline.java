package org.glassmaster.cli.internal.html;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.port.Phase;
import org.glassmaster.core.port.Progress;

/**
 * Remembers how a job went on, in as many moments as a picture can show: where there are more,
 * every other one is forgotten.
 */
public final class Timeline implements Progress.Listener {
  /**
   * A moment of a job.
   *
   * @param seconds since the beginning
   * @param speed multiples of 75 sectors a second since the moment before
   */
  record Moment(
      double seconds,
      Phase phase,
      OptionalDouble speed,
      OptionalDouble sourceBuffer,
      OptionalDouble driveBuffer) {}

  /** A phase and when it began. */
  record Began(double seconds, Phase phase) {}

  private record Sample(
      long nanos, Phase phase, int done, OptionalDouble source, OptionalDouble drive) {}

  private static final int MOST = 1200;
  private static final int MOST_PHASES = 400;

  private final LongSupplier nanoTime;
  private final List<Sample> samples = new ArrayList<>();
  private final List<Began> phases = new ArrayList<>();
  private long interval = 50_000_000;
  private OptionalLong start = OptionalLong.empty();
  private long latest;

  /** Begins with the first thing it hears. */
  public Timeline(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  @Override
  public synchronized void on(Progress event) {
    long now = nanoTime.getAsLong();
    if (start.isEmpty()) {
      start = OptionalLong.of(now);
      latest = now - interval;
    }
    if (event instanceof Progress.PhaseBegun begun) {
      // One track after another is one phase here.
      boolean same = !phases.isEmpty() && phases.getLast().phase() == begun.phase();
      if (!same && phases.size() < MOST_PHASES) {
        phases.add(new Began(seconds(now), begun.phase()));
      }
    } else if (event instanceof Progress.Advanced advanced && now - latest >= interval) {
      latest = now;
      samples.add(
          new Sample(
              now,
              advanced.phase(),
              advanced.done(),
              advanced.sourceBuffer(),
              advanced.driveBuffer()));
      if (samples.size() > MOST) {
        thin();
      }
    }
  }

  private void thin() {
    for (int i = samples.size() - 2; i > 0; i -= 2) {
      samples.remove(i);
    }
    interval *= 2;
  }

  /** How long it has taken so far, in seconds. */
  synchronized double seconds() {
    return seconds(nanoTime.getAsLong());
  }

  synchronized List<Began> phases() {
    return List.copyOf(phases);
  }

  synchronized List<Moment> moments() {
    List<Moment> moments = new ArrayList<>();
    for (int i = 0; i < samples.size(); i++) {
      Sample sample = samples.get(i);
      moments.add(
          new Moment(
              seconds(sample.nanos),
              sample.phase,
              i == 0 ? OptionalDouble.empty() : speed(samples.get(i - 1), sample),
              sample.source,
              sample.drive));
    }
    return moments;
  }

  /** Counters begin anew with each pass over the disc. */
  private static OptionalDouble speed(Sample before, Sample after) {
    int sectors = after.done - before.done;
    double time = (after.nanos - before.nanos) / 1e9;
    return sectors < 0 || time <= 0 || pass(before.phase) != pass(after.phase)
        ? OptionalDouble.empty()
        : OptionalDouble.of(sectors / time / Geometry.SECTORS_PER_SECOND);
  }

  private static int pass(Phase phase) {
    return switch (phase) {
      case ANALYSING -> 0;
      case CALIBRATING, LEAD_IN, TRACK, LEAD_OUT, CLOSING, ERASING -> 1;
      case VERIFYING -> 2;
    };
  }

  private double seconds(long nanos) {
    return (nanos - start.orElse(nanos)) / 1e9;
  }
}
