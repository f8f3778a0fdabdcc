package org.glassmaster.cli.internal.option;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
  private static final List<String> WORDS =
      List.of("devices", "info", "plan", "burn", "verify", "--overwrite", "--overburn", "--json");

  @ParameterizedTest
  @CsvSource({
    "plna,plan",
    "brun,burn",
    "verfy,verify",
    "inof,info",
    "dev,devices",
    "--overwritten,--overwrite",
    "--over-write,--overwrite",
    "--jason,--json",
    "--overbrun,--overburn"
  })
  void guessesWhatWasMeant(String typed, String meant) {
    assertThat(Nearest.to(typed, WORDS)).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({"master", "--speed", "x", "--over"})
  void saysNothingRatherThanSomethingSilly(String typed) {
    assertThat(Nearest.to(typed, WORDS)).isEmpty();
  }

  @Test
  void knowsNothingWhereThereIsNothing() {
    assertThat(Nearest.to("burn", List.of())).isEmpty();
  }
}
