package org.glassmaster.cli.internal.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.glassmaster.cli.internal.outcome.Exit;
import org.glassmaster.cli.internal.page.Page;
import org.glassmaster.core.port.Phase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressBarTest {
  /** Ten times the speed of play: 750 sectors a second, half of 15000 done. */
  private static final ProgressState HALF_WAY =
      new ProgressState(
          Phase.TRACK,
          OptionalInt.of(2),
          3,
          7_500,
          15_000,
          OptionalDouble.of(750),
          OptionalDouble.of(0.98),
          OptionalDouble.of(1),
          false);

  @Test
  void tellsEverythingWhereThereIsRoom() {
    assertThat(ProgressBar.line(HALF_WAY, 79))
        .isEqualTo(
            "writing track 2 of 3 [#####------]  50%  10x  0:10 left  1.8 MB/s  buf 98%/100%");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 10, 20, 30, 40, 50, 60, 70, 79})
  void neverExceedsTheTerminal(int width) {
    assertThat(ProgressBar.line(HALF_WAY, width)).hasSizeLessThanOrEqualTo(width);
  }

  @Test
  void leavesOutWhatIsNotKnown() {
    ProgressState early =
        new ProgressState(
            Phase.ANALYSING,
            OptionalInt.empty(),
            0,
            0,
            100,
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            false);
    assertThat(ProgressBar.line(early, 79)).isEqualTo("analysing [" + "-".repeat(30) + "]   0%");
  }

  @Test
  void saysWhatItWaitsForWhenTheUserWantsToStop() {
    ProgressState stopping =
        new ProgressState(
            Phase.CLOSING,
            OptionalInt.empty(),
            3,
            0,
            0,
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            true);
    assertThat(ProgressBar.line(stopping, 79)).isEqualTo("stopping (closing) ...");
  }

  @Test
  void paintsNoWiderThanATerminalThatBecameNarrower() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, false, StandardCharsets.UTF_8);
    int[] columns = {80};
    ProgressBar bar = new ProgressBar(stream, new Page(stream, false), () -> columns[0]);
    ProgressState state =
        new ProgressState(
            Phase.TRACK,
            OptionalInt.of(1),
            3,
            10,
            100,
            OptionalDouble.of(750),
            OptionalDouble.of(1),
            OptionalDouble.of(1),
            false);
    bar.advanced(state);
    out.reset();
    columns[0] = 40;
    bar.advanced(state);
    bar.done(Exit.DONE);
    // Whatever is between two returns to the start of the line stays on it.
    assertThat(Pattern.compile("\r").splitAsStream(out.toString(StandardCharsets.UTF_8)))
        .allMatch(painted -> painted.length() < 40);
  }

  @Test
  void writesTimesAsClocksDo() {
    assertThat(ProgressBar.time(5)).isEqualTo("0:05");
    assertThat(ProgressBar.time(65)).isEqualTo("1:05");
    assertThat(ProgressBar.time(3_725)).isEqualTo("1:02:05");
  }
}
