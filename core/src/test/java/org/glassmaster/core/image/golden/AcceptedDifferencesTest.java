package org.glassmaster.core.image.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AcceptedDifferencesTest {
  @Test
  void neverTouchWhatADiscIsMadeOf() {
    assertThat(AcceptedDifferences.all()).allMatch(line -> line.kind().field().isAcceptable());
  }

  @Test
  void canBeOfThese() {
    assertThat(Arrays.stream(Field.values()).filter(Field::isAcceptable))
        .containsExactly(
            Field.CONTROL,
            Field.RELATIVE,
            Field.ZERO,
            Field.POINT,
            Field.LEAD_IN_TIME,
            Field.CRC,
            Field.P,
            Field.RW);
  }

  @Test
  void areOfRecordingsThatAreCompared() {
    assertThat(AcceptedDifferences.all())
        .extracting(AcceptedDifferences.Line::recording)
        .isSubsetOf(Recording.raw());
  }

  @Test
  void haveAReasonAndAreThere() {
    assertThat(AcceptedDifferences.all())
        .allMatch(line -> !line.reason().isBlank() && line.count() > 0);
  }
}
