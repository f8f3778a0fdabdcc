package org.glassmaster.cli.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FiguresTest {
  @Test
  void writesSmallNumbersWithOneDecimal() {
    assertThat(Figures.oneDecimal(0.04)).isEqualTo("0.0");
    assertThat(Figures.oneDecimal(9.94)).isEqualTo("9.9");
    assertThat(Figures.oneDecimal(9.96)).isEqualTo("10");
    assertThat(Figures.oneDecimal(2150.4)).isEqualTo("2150");
  }

  @Test
  void countsOneAsOne() {
    assertThat(Figures.counted(0, "track")).isEqualTo("0 tracks");
    assertThat(Figures.counted(1, "track")).isEqualTo("1 track");
    assertThat(Figures.counted(99, "track")).isEqualTo("99 tracks");
  }
}
