package org.glassmaster.cli.internal.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.glassmaster.cli.internal.outcome.Exit;
import org.glassmaster.cli.internal.page.Page;
import org.glassmaster.core.finding.Finding;
import org.glassmaster.core.finding.Severity;
import org.glassmaster.core.port.Phase;
import org.glassmaster.core.port.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.jr.ob.JSON;

@Timeout(30)
class ProgressWatchTest {
  private static final Progress BEGUN = new Progress.PhaseBegun(Phase.TRACK, OptionalInt.of(2));
  private static final Progress ADVANCED =
      new Progress.Advanced(
          Phase.TRACK, OptionalInt.of(2), 50, 200, OptionalDouble.of(0.5), OptionalDouble.empty());
  private static final Progress NOTICED =
      new Progress.Noticed(
          Finding.of(Severity.WARNING, "CUE-017", "album.cue:12", "odd", "look at it"));

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  private String shown(ProgressView view, Exit exit, Progress... events) {
    ProgressWatch watch = new ProgressWatch(view, System::nanoTime, () -> false);
    watch.expectTracks(3);
    watch.start();
    for (Progress event : events) {
      watch.on(event);
    }
    watch.finish(exit);
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void tellsScriptsEventsWithTheSameKeysAlways() {
    String shown = shown(new ProgressJson(out), Exit.DIFFERENT, BEGUN, NOTICED, ADVANCED);
    List<Map<String, Object>> events = shown.lines().map(JSON.std::mapFrom).toList();
    assertThat(events)
        .allSatisfy(
            event ->
                assertThat(event.keySet())
                    .containsExactly(
                        "event",
                        "phase",
                        "track",
                        "done",
                        "total",
                        "speed",
                        "sourceBuffer",
                        "driveBuffer",
                        "secondsLeft",
                        "finding",
                        "exit"));
    assertThat(events.getFirst()).containsEntry("event", "phase").containsEntry("phase", "track");
    assertThat(events)
        .anySatisfy(
            event ->
                assertThat(event)
                    .containsEntry("event", "finding")
                    .extractingByKey("finding")
                    .isEqualTo(
                        Map.of(
                            "severity", "warning",
                            "code", "CUE-017",
                            "where", "album.cue:12",
                            "message", "odd",
                            "advice", "look at it")));
    assertThat(events.getLast()).containsEntry("event", "done").containsEntry("exit", 8);
  }

  @Test
  void writesALineWhenAPhaseBegins() {
    assertThat(shown(new ProgressLines(out, new Page(out, false)), Exit.DONE, BEGUN))
        .isEqualTo("writing track 2 of 3\n");
  }

  @Test
  void clearsTheBarForAFindingAndAtTheEnd() {
    String shown =
        shown(new ProgressBar(out, new Page(out, false), () -> 80), Exit.DONE, BEGUN, NOTICED);
    String bar = "\rwriting track 2 of 3 ...";
    assertThat(shown)
        .startsWith(bar + "\r" + " ".repeat(bar.length() - 1) + "\rwarning  CUE-017")
        .endsWith("\n");
  }

  @Test
  void neverHoldsUpTheWorkForATerminalThatStandsStill() throws InterruptedException {
    CountDownLatch released = new CountDownLatch(1);
    ProgressView stuck =
        new ProgressView() {
          @Override
          public Duration interval() {
            return Duration.ofMillis(1);
          }

          @Override
          public void phase(ProgressState state) {
            try {
              released.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          }

          @Override
          public void advanced(ProgressState state) {}

          @Override
          public void noticed(Finding finding) {}

          @Override
          public void done(Exit exit) {}
        };
    ProgressWatch watch = new ProgressWatch(stuck, System::nanoTime, () -> false);
    watch.start();
    long begun = System.nanoTime();
    for (int i = 0; i < 100_000; i++) {
      watch.on(BEGUN);
      watch.on(ADVANCED);
    }
    watch.finish(Exit.DONE);
    assertThat(System.nanoTime() - begun).isLessThan(TimeUnit.SECONDS.toNanos(20));
    released.countDown();
  }
}
