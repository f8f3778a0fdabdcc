package org.glassmaster.backend.imapi2.internal.burn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.Purpose;
import org.glassmaster.core.disc.TrackMode;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.port.Cancellation;
import org.glassmaster.core.port.Job;
import org.glassmaster.core.port.Progress;
import org.junit.jupiter.api.Test;

class BurnWatchTest {
  private static final OptionalDouble NO_BUFFER = OptionalDouble.empty();
  private static final int START = -11_635;

  private final List<Progress> told = new ArrayList<>();
  private final Layout layout = Layout.of(twoTracks());
  private final BurnWatch watch =
      new BurnWatch(new Job(told::add, new Cancellation()), layout, START);

  private static Disc twoTracks() {
    byte[] silence = new byte[400 * 2352];
    return Disc.builder()
        .track(TrackMode.AUDIO, track -> track.samples(ByteSource.of("one", silence)))
        .track(TrackMode.AUDIO, track -> track.samples(ByteSource.of("two", silence)))
        .build(Purpose.BURNING)
        .disc()
        .orElseThrow();
  }

  private List<String> phases() {
    List<String> phases = new ArrayList<>();
    for (Progress event : told) {
      if (event instanceof Progress.PhaseBegun begun) {
        phases.add(
            begun.phase().label()
                + (begun.track().isPresent() ? " " + begun.track().getAsInt() : ""));
      }
    }
    return phases;
  }

  private List<Integer> counts() {
    List<Integer> counts = new ArrayList<>();
    for (Progress event : told) {
      if (event instanceof Progress.Advanced advanced) {
        counts.add(advanced.done());
        assertThat(advanced.total()).isEqualTo(layout.end() - START);
      }
    }
    return counts;
  }

  @Test
  void tellsAllPhasesInTheirOrderThoughEventsSkipThem() {
    watch.calibrating();
    watch.written(START + 99, NO_BUFFER);
    watch.written(layout.leadOut() + 10, NO_BUFFER);
    watch.closing();
    assertThat(phases())
        .containsExactly("calibrating", "lead-in", "track 1", "track 2", "lead-out", "closing");
    assertThat(counts()).isSorted().endsWith(layout.end() - START);
  }

  @Test
  void countsFromWhereTheDriveWrites() {
    watch.written(START + 999, OptionalDouble.of(0.25));
    assertThat(counts()).containsExactly(1000);
    assertThat(((Progress.Advanced) told.getLast()).sourceBuffer()).hasValue(0.25);
  }

  @Test
  void neverGoesBack() {
    watch.written(0, NO_BUFFER);
    watch.written(-5000, NO_BUFFER);
    watch.written(Integer.MIN_VALUE, NO_BUFFER);
    watch.written(100, NO_BUFFER);
    assertThat(counts()).isSorted().doesNotHaveDuplicates();
    assertThat(phases()).doesNotHaveDuplicates();
  }

  @Test
  void staysWithinTheDisc() {
    watch.written(Integer.MAX_VALUE - 1, NO_BUFFER);
    assertThat(counts()).endsWith(layout.end() - START);
  }

  @Test
  void keepsSilentAboutWhatTheDriveHasNotBegun() {
    watch.written(START - 1, NO_BUFFER);
    assertThat(told).isEmpty();
    assertThat(watch.hasWritten()).isFalse();
  }

  @Test
  void countsWhatIsReadWhereNoEventsCome() {
    watch.read(0);
    assertThat(told).isEmpty();
    watch.stopExpectingEvents();
    watch.stopExpectingEvents();
    assertThat(told).hasSize(1).first().isInstanceOf(Progress.Noticed.class);
    watch.read(500);
    assertThat(phases()).containsExactly("lead-in", "track 1", "track 2");
    // An event that is late after all is believed more.
    watch.written(100, NO_BUFFER);
    watch.read(700);
    assertThat(counts()).endsWith(500 - START);
  }

  @Test
  void closesOnce() {
    watch.written(0, NO_BUFFER);
    watch.closing();
    watch.closing();
    assertThat(phases()).containsOnlyOnce("closing");
  }

  @Test
  void keepsWhatTheListenerThrows() {
    IllegalStateException fault = new IllegalStateException("the status bar broke");
    BurnWatch broken =
        new BurnWatch(
            new Job(
                event -> {
                  throw fault;
                },
                new Cancellation()),
            layout,
            START);
    broken.written(0, NO_BUFFER);
    broken.closing();
    assertThat(broken.fault()).isSameAs(fault);
  }
}
