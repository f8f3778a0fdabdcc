package org.glassmaster.backend.imapi2.internal.burn;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.glassmaster.backend.imapi2.internal.fault.ImapiFinding;
import org.glassmaster.backend.imapi2.internal.image.ImageMaker;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.layout.SessionLayout;
import org.glassmaster.core.layout.TrackLayout;
import org.glassmaster.core.port.Job;
import org.glassmaster.core.port.Phase;
import org.glassmaster.core.port.Progress;
import org.jspecify.annotations.Nullable;

/**
 * What the drive tells of its work, in the words of the core. It tells twice a second and may leave
 * whole tracks out, may repeat itself and go back: told on are all phases in their order, and
 * numbers that only grow (imapi2 5.5). Where the drive tells nothing, how far the image was read
 * stands in for it.
 *
 * <p>Called by whatever thread IMAPI2 calls by; the listener hears one event at a time.
 */
final class BurnWatch implements ImageMaker.Listener {
  /** Fewer sectors than these are no news. */
  private static final int STEP = 75;

  private final Job job;
  private final List<Part> parts = new ArrayList<>();
  private final int first;
  private final int total;
  private int current = -1;
  private int told;
  private boolean events;
  private boolean withoutEvents;
  private boolean closing;
  private @Nullable RuntimeException fault;

  private record Part(Phase phase, OptionalInt track, int end) {}

  /**
   * Watches the writing of a layout.
   *
   * @param first the sector from which the drive writes
   */
  BurnWatch(Job job, Layout layout, int first) {
    this.job = job;
    this.first = first;
    SessionLayout session = layout.sessions().getFirst();
    parts.add(new Part(Phase.LEAD_IN, OptionalInt.empty(), session.pause()));
    for (TrackLayout track : session.tracks()) {
      parts.add(new Part(Phase.TRACK, OptionalInt.of(track.track().number()), track.end()));
    }
    parts.add(new Part(Phase.LEAD_OUT, OptionalInt.empty(), session.end()));
    this.total = session.end() - first;
  }

  /** The drive sets its laser, before the first sector. */
  synchronized void calibrating() {
    tell(new Progress.PhaseBegun(Phase.CALIBRATING, OptionalInt.empty()));
  }

  /**
   * An event of the drive.
   *
   * @param lastWritten the sector that was written last
   * @param buffer how full IMAPI2's buffer is, 0 to 1
   */
  synchronized void written(int lastWritten, OptionalDouble buffer) {
    events = true;
    advance(lastWritten + 1, buffer);
  }

  /** Events should have come by now: from here on it counts what is read. */
  synchronized void stopExpectingEvents() {
    if (!events && !withoutEvents) {
      withoutEvents = true;
      tell(
          new Progress.Noticed(
              ImapiFinding.NO_EVENTS.of("IMAPI2 does not tell how far the drive has come")));
    }
  }

  @Override
  public synchronized void read(int next) {
    if (withoutEvents && !events) {
      advance(next, OptionalDouble.empty());
    }
  }

  private void advance(int next, OptionalDouble buffer) {
    if (next <= first) {
      return;
    }
    int done = Math.clamp((long) next - first, told, total);
    boolean news = done - told >= STEP || done == total;
    while (current < 0 || (next >= parts.get(current).end() && current + 1 < parts.size())) {
      if (current >= 0) {
        count(parts.get(current).end() - first, buffer);
      }
      current++;
      tell(new Progress.PhaseBegun(parts.get(current).phase(), parts.get(current).track()));
      news = true;
    }
    if (news) {
      count(done, buffer);
    }
  }

  private void count(int done, OptionalDouble buffer) {
    if (done > told) {
      told = Math.min(done, total);
      Part part = parts.get(current);
      tell(
          new Progress.Advanced(
              part.phase(), part.track(), told, total, buffer, OptionalDouble.empty()));
    }
  }

  /** Whether the drive told of a sector that it wrote. */
  synchronized boolean hasWritten() {
    return events && current >= 0;
  }

  /** The drive closes the disc; nothing is left to stop. Told once. */
  synchronized void closing() {
    if (closing) {
      return;
    }
    closing = true;
    if (current >= 0) {
      current = parts.size() - 1;
      count(total, OptionalDouble.empty());
    }
    tell(new Progress.PhaseBegun(Phase.CLOSING, OptionalInt.empty()));
  }

  @Override
  public synchronized void notice(ImapiFinding finding, String message) {
    tell(new Progress.Noticed(finding.of(message)));
  }

  /** A listener that fails must not fail inside of IMAPI2: its fault waits for the end. */
  private void tell(Progress event) {
    try {
      job.tell(event);
    } catch (RuntimeException e) {
      if (fault == null) {
        fault = e;
      }
    }
  }

  /** What the listener threw first. */
  synchronized @Nullable RuntimeException fault() {
    return fault;
  }
}
