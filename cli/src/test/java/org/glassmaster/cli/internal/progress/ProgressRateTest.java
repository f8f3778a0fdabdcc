package org.glassmaster.cli.internal.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ProgressRateTest {
  private static final long SECOND = 1_000_000_000;

  private final ProgressRate rate = new ProgressRate();

  @Test
  void isNotKnownBeforeTimeHasPassed() {
    assertThat(rate.perSecond()).isEmpty();
    rate.at(0, 100);
    rate.at(SECOND / 10, 200);
    assertThat(rate.perSecond()).isEmpty();
  }

  @Test
  void isThatOfTheLastSeconds() {
    for (int i = 0; i <= 100; i++) {
      rate.at(i * SECOND / 10, i * 10);
    }
    for (int i = 1; i <= 100; i++) {
      rate.at(10 * SECOND + i * SECOND / 10, 1_000 + i * 75);
    }
    assertThat(rate.perSecond().orElseThrow()).isCloseTo(750, within(0.001));
  }

  @Test
  void startsAnewWithEachPassOverTheDisc() {
    rate.at(0, 0);
    rate.at(SECOND, 5_000);
    rate.at(2 * SECOND, 0);
    assertThat(rate.perSecond()).isEmpty();
    rate.at(3 * SECOND, 75);
    assertThat(rate.perSecond()).hasValue(75);
  }
}
