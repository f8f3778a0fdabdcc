package org.glassmaster.core.disc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IsrcTest {
  @ParameterizedTest
  @ValueSource(strings = {"USK7Y9812345", "US-K7Y-98-12345", "us-k7y-98-12345", " USK7Y9812345 "})
  void readsBothSpellings(String text) {
    assertThat(Isrc.parse(text).map(Isrc::compact)).contains("USK7Y9812345");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "US",
        "USK7Y981234",
        "USK7Y98123456",
        "1SK7Y9812345",
        "USK7Y98A2345",
        "US-K7Y-9812345",
        "ÜSK7Y9812345",
        "US-K7Y-98-12345-"
      })
  void takesNothingElseForACode(String text) {
    assertThat(Isrc.parse(text)).isEmpty();
    assertThatThrownBy(() -> new Isrc(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void isWrittenWithHyphens() {
    assertThat(new Isrc("USK7Y9812345")).hasToString("US-K7Y-98-12345");
  }
}
