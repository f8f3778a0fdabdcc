package org.glassmaster.cli.internal.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.glassmaster.core.port.Phase;
import org.glassmaster.core.port.Progress;
import org.junit.jupiter.api.Test;

class TimelineTest {
  private static final int TOTAL = 1_000_000;

  private long nanos = 5_000_000_000L;
  private final Timeline timeline = new Timeline(() -> nanos);

  private void pass(double seconds) {
    nanos += Math.round(seconds * 1e9);
  }

  private void begin(Phase phase) {
    timeline.on(new Progress.PhaseBegun(phase, OptionalInt.empty()));
  }

  private void advance(Phase phase, int done) {
    timeline.on(
        new Progress.Advanced(
            phase, OptionalInt.empty(), done, TOTAL, OptionalDouble.of(0.9), OptionalDouble.of(1)));
  }

  @Test
  void tellsTheSpeedBetweenTwoMoments() {
    begin(Phase.TRACK);
    advance(Phase.TRACK, 0);
    pass(2);
    advance(Phase.TRACK, 2 * 75 * 16);

    assertThat(timeline.moments().getFirst().speed()).isEmpty();
    assertThat(timeline.moments().getLast().speed().orElseThrow()).isEqualTo(16, within(0.01));
    assertThat(timeline.moments().getLast().seconds()).isEqualTo(2, within(0.001));
  }

  @Test
  void knowsNoSpeedWhereAnotherPassBegins() {
    begin(Phase.ANALYSING);
    advance(Phase.ANALYSING, 1000);
    pass(1);
    begin(Phase.TRACK);
    advance(Phase.TRACK, 1500);

    assertThat(timeline.moments().getLast().speed()).isEmpty();
    assertThat(timeline.phases())
        .extracting(Timeline.Began::phase)
        .containsExactly(Phase.ANALYSING, Phase.TRACK);
  }

  @Test
  void keepsAWholeHourInMomentsThatAPictureCanShow() {
    begin(Phase.TRACK);
    for (int i = 0; i < 36_000; i++) {
      advance(Phase.TRACK, 10 * i);
      pass(0.1);
    }

    assertThat(timeline.moments()).hasSizeBetween(500, 1201);
    assertThat(timeline.moments().getFirst().seconds()).isZero();
    assertThat(timeline.moments().getLast().seconds()).isGreaterThan(3_580);
    assertThat(timeline.moments().stream().skip(1))
        .allMatch(moment -> Math.abs(moment.speed().orElseThrow() - 100.0 / 75) < 0.01);
  }

  @Test
  void isDrawnAsCurvesOfSpeedAndBuffers() {
    begin(Phase.TRACK);
    for (int i = 0; i <= 10; i++) {
      advance(Phase.TRACK, i * 75 * 8);
      pass(1);
    }

    Html html = new Html();
    TimelineChart.draw(html, timeline);
    assertThat(html.toString())
        .contains(
            "Speed over time, up to 10x",
            "curve speed",
            "curve source-buffer",
            "curve drive-buffer",
            ">11 s<");
  }

  @Test
  void isNotDrawnWhereNothingWasHeard() {
    Html html = new Html();
    TimelineChart.draw(html, timeline);
    assertThat(html.toString()).isEmpty();
  }
}
