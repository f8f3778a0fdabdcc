package org.glassmaster.mmc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DriveOptionTest {
  @ParameterizedTest
  @EnumSource
  void takesEachOfItsChoices(DriveOption option) {
    for (String choice : option.choices()) {
      assertThat(option.decide(MmcOptions.DEFAULT, choice)).isPresent();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "RETRIES,-1",
    "RETRIES,1001",
    "RETRIES,many",
    "READ_SPEED,0",
    "READ_SPEED,1001",
    "CD_TEXT,never",
    "DAMAGE,made",
    "SUBCHANNEL,padded"
  })
  void takesNothingElse(DriveOption option, String text) {
    assertThat(option.decide(MmcOptions.DEFAULT, text)).isEmpty();
    assertThat(option.advice()).startsWith("give ");
  }

  @Test
  void decidesOneThingAndLeavesTheOthers() {
    MmcOptions first = DriveOption.DAMAGE.decide(MmcOptions.DEFAULT, "padded").orElseThrow();
    MmcOptions both = DriveOption.SUBCHANNEL.decide(first, "recorded").orElseThrow();

    assertThat(both)
        .isEqualTo(
            MmcOptions.DEFAULT.withReading(
                ReadOptions.DEFAULT.withDamage(ReadOptions.Damage.PADDED).withRecorded(true)));
    assertThat(DriveOption.DAMAGE.decide(both, "refused").orElseThrow().reading())
        .isEqualTo(ReadOptions.DEFAULT.withRecorded(true));
    assertThat(DriveOption.READ_SPEED.label()).isEqualTo("read-speed");
  }
}
