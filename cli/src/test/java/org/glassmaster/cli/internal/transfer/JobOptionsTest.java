package org.glassmaster.cli.internal.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Consumer;
import org.glassmaster.core.image.BlockFormat;
import org.glassmaster.core.port.WriteMode;
import org.glassmaster.spi.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobOptionsTest {
  @Test
  void leavesToThePlanWhatIsAuto() {
    assertThat(JobOptions.writeMode("auto")).isEmpty();
    assertThat(JobOptions.writeMode("sao")).contains(WriteMode.SAO);
    assertThat(JobOptions.blockFormat("cooked")).contains(BlockFormat.COOKED);
    assertThat(JobOptions.speed("max")).isEmpty();
    assertThat(JobOptions.speed("16")).hasValue(16);
  }

  @Test
  void turnsTheStartOfTheLeadInIntoItsSector() {
    assertThat(JobOptions.leadInStart("95:00:00")).isEqualTo(-22_650);
    assertThat(JobOptions.leadInStart("99:59:74")).isEqualTo(-151);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "00:00:00", "89:59:74", "00:02:00", "95:60:00", "x", "-22650"})
  void refusesLeadInsThatAreNone(String text) {
    refuses(JobOptions::leadInStart, text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "fast", "1.5", "99999999999999999999"})
  void refusesSpeedsThatAreNone(String text) {
    refuses(JobOptions::speed, text);
  }

  private static void refuses(Consumer<String> choice, String text) {
    assertThatThrownBy(() -> choice.accept(text)).isInstanceOf(UsageException.class);
  }
}
