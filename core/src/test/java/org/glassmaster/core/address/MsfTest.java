package org.glassmaster.core.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.glassmaster.core.Vectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MsfTest {
  static Stream<String[]> geometry() {
    return Vectors.rows("vectors/geometry.tsv").stream();
  }

  @ParameterizedTest
  @MethodSource("geometry")
  void matchesTheReference(int lba, int frames, String text, String bcd) {
    if (lba > Geometry.LAST_LBA) {
      // Beyond 89:59:74 an address has no time of its own.
      assertThatThrownBy(() -> Msf.ofLba(lba)).isInstanceOf(IllegalArgumentException.class);
      return;
    }
    Msf msf = Msf.ofLba(lba);
    assertThat(msf.frames()).isEqualTo(frames);
    assertThat(msf).hasToString(text);
    assertThat(String.format("%06X", msf.bcd())).isEqualTo(bcd);
    assertThat(msf.lba()).isEqualTo(lba);
    assertThat(Msf.parse(text)).contains(msf);
  }

  @Test
  void returnsFromEveryAddress() {
    for (int lba = Geometry.FIRST_LBA; lba <= Geometry.LAST_LBA; lba++) {
      if (Msf.ofLba(lba).lba() != lba) {
        throw new AssertionError("LBA " + lba);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-45151, 404850, Integer.MIN_VALUE, Integer.MAX_VALUE})
  void refusesAddressesThatAreNotThere(int lba) {
    assertThatThrownBy(() -> Msf.ofLba(lba)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "00:60:00",
        "00:00:75",
        "100:00:00",
        "-1:00:00",
        "aa:bb:cc",
        "00:00:00:00",
        "０0:00:00"
      })
  void parsesNothingElse(String text) {
    assertThat(Msf.parse(text)).isEmpty();
  }

  @Test
  void parsesSingleDigits() {
    assertThat(Msf.parse("4:2:0")).contains(new Msf(4, 2, 0));
  }

  @Test
  void comparesByTime() {
    assertThat(new Msf(1, 0, 0)).isGreaterThan(new Msf(0, 59, 74));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 9, 10, 99})
  void writesTwoDigitsInOneByte(int number) {
    assertThat(Bcd.encode(number)).isEqualTo(Integer.parseInt(String.valueOf(number), 16));
    assertThat(Bcd.decode(Bcd.encode(number))).isEqualTo(number);
    assertThat(Bcd.isValid(Bcd.encode(number))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {0x0A, 0xA0, 0xFF, 0x9A})
  void knowsDigitsThatAreNone(int bcd) {
    assertThat(Bcd.isValid(bcd)).isFalse();
  }
}
