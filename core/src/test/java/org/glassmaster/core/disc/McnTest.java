package org.glassmaster.core.disc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class McnTest {
  /** Article numbers from the wild. */
  @ParameterizedTest
  @ValueSource(strings = {"4006381333931", "5099749534728", "0123456789012", "9780201379624"})
  void knowsARightCheckDigit(String digits) {
    assertThat(new Mcn(digits).isEan()).isTrue();
    char wrong = (char) ('0' + (digits.charAt(12) - '0' + 1) % 10);
    assertThat(new Mcn(digits.substring(0, 12) + wrong).isEan()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "123456789012", "12345678901234", "123456789012X", "１234567890123"})
  void isThirteenDigits(String text) {
    assertThat(Mcn.parse(text)).isEmpty();
    assertThatThrownBy(() -> new Mcn(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void meansNothingWhenAllZeros() {
    assertThat(new Mcn("0000000000000").isZero()).isTrue();
    assertThat(new Mcn("0000000000017").isZero()).isFalse();
  }
}
