package org.glassmaster.backend.imapi2.internal.burn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.glassmaster.backend.imapi2.internal.image.Authoring;
import org.glassmaster.spi.LocationOption;
import org.glassmaster.spi.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DriveOptionsTest {
  @Test
  void decidesForTheSafeWayWhereNothingIsSaid() {
    DriveOptions options = DriveOptions.of(Map.of());
    assertThat(options.rawByMmc()).isFalse();
    assertThat(options.exactLeadIn()).isFalse();
    assertThat(options.forced()).isFalse();
    assertThat(options.authoring()).isEqualTo(Authoring.GLASSMASTER);
  }

  @Test
  void takesEveryValueThatItDeclares() {
    for (LocationOption declared : DriveOptions.declared()) {
      for (String value : declared.values()) {
        assertThat(DriveOptions.of(Map.of(declared.name(), value))).isNotNull();
      }
    }
    DriveOptions options =
        DriveOptions.of(
            Map.of(
                "raw",
                "mmc",
                "lead-in",
                "medium",
                "lock",
                "forced",
                "authoring",
                "imapi2",
                "retries",
                "3"));
    assertThat(options.rawByMmc()).isTrue();
    assertThat(options.exactLeadIn()).isTrue();
    assertThat(options.forced()).isTrue();
    assertThat(options.authoring()).isEqualTo(Authoring.IMAPI2);
    assertThat(options.mmc().retries()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({"raw, usb", "lead-in, 97:00:00", "lock, yes", "authoring, mine", "retries, many"})
  void refusesOtherValues(String name, String value) {
    assertThatThrownBy(() -> DriveOptions.of(Map.of(name, value)))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(name);
  }
}
