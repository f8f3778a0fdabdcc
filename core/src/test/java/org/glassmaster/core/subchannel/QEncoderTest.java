package org.glassmaster.core.subchannel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.glassmaster.core.Vectors;
import org.glassmaster.core.address.Bcd;
import org.glassmaster.core.address.Msf;
import org.glassmaster.core.disc.Isrc;
import org.glassmaster.core.disc.Mcn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class QEncoderTest {
  private static final Pattern PARAMETER = Pattern.compile("(\\w+)=(\\S+)");

  static Stream<String[]> reference() {
    return Vectors.rows("vectors/q_frames.tsv").stream();
  }

  @ParameterizedTest
  @MethodSource("reference")
  void matchesTheReference(String name, String parameters, String q, String crc) {
    assertThat(crc).isEqualTo("inverted");
    for (Memory memory : Memory.values()) {
      MemorySegment to = memory.of(20);
      encode(name, parameters, to, 5);
      assertThat(Vectors.hex(Memory.bytes(to, 5, 12))).isEqualTo(q);
      assertThat(Memory.bytes(to, 0, 5)).containsOnly(0);
      assertThat(Memory.bytes(to, 17, 3)).containsOnly(0);
    }
  }

  static Stream<String[]> sixBitCodes() {
    return Vectors.rows("vectors/isrc_codes.tsv").stream();
  }

  @ParameterizedTest
  @MethodSource("sixBitCodes")
  void codesTheCharactersOfAnIsrc(String character, String code) {
    MemorySegment to = Memory.HEAP.of(12);
    QEncoder.recording(to, 0, 0, new Isrc("AA" + character + "000000000"), 0);
    // third character: low four bits of byte 2 and high two of byte 3
    int found = (to.get(Words.SHORT, 2) >> 6) & 0x3F;
    assertThat(found).isEqualTo(Integer.parseInt(code, 16));
  }

  @ParameterizedTest
  @EnumSource
  void putsEveryTimeOnTheDiscInBcd(Memory memory) {
    MemorySegment to = memory.of(12);
    for (int frames = 0; frames < 450_000; frames += 37) {
      QEncoder.position(to, 0, 0, 1, 1, frames, 449_999 - frames);
      assertThat(to.get(Words.INT, 2) & 0xFF_FFFF).isEqualTo(slowBcd(frames));
      assertThat(to.get(Words.INT, 6) & 0xFF_FFFF).isEqualTo(slowBcd(449_999 - frames));
    }
  }

  @Test
  void coversAllNumbers() {
    MemorySegment to = Memory.HEAP.of(12);
    for (int number = 0; number < 100; number++) {
      QEncoder.position(to, 0, 15, number, 99 - number, 0, 0);
      assertThat(to.get(Words.BYTE, 0)).isEqualTo((byte) 0xF1);
      assertThat(Integer.toHexString(to.get(Words.BYTE, 1) & 0xFF))
          .isEqualTo(Integer.toString(number));
      assertThat(Integer.toHexString(to.get(Words.BYTE, 2) & 0xFF))
          .isEqualTo(Integer.toString(99 - number));
    }
    for (int point = 0xA0; point < 0x100; point++) {
      QEncoder.tocItem(to, 0, 0, point, 0, 0);
      assertThat(to.get(Words.BYTE, 2) & 0xFF).isEqualTo(point);
    }
  }

  @Test
  void refusesNumbersAndTimesThatNoFrameHolds() {
    MemorySegment to = Memory.HEAP.of(12);
    assertThatThrownBy(() -> QEncoder.position(to, 0, 0, 100, 1, 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("100");
    assertThatThrownBy(() -> QEncoder.position(to, 0, 0, 1, 0x9F, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> QEncoder.tocItem(to, 0, 0, 0x100, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> QEncoder.position(to, 0, 0, 1, 1, 450_000, 0))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> QEncoder.position(to, 0, 0, 1, 1, 0, -1))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThat(Memory.bytes(to)).containsOnly(0);
  }

  @Test
  void keepsTheBytesOfMode5InTheirPlaces() {
    MemorySegment to = Memory.HEAP.of(12);
    QEncoder.mode5(to, 0, 4, QFrame.LEAD_OUT, 0xD1, 0x12_3456, 0x78, 0x9A_BCDE);
    assertThat(Vectors.hex(Memory.bytes(to, 0, 10))).isEqualTo("45 AA D1 12 34 56 78 9A BC DE");
  }

  private static int slowBcd(int frames) {
    String digits = "%02d%02d%02d".formatted(frames / 75 / 60, frames / 75 % 60, frames % 75);
    return Integer.parseInt(digits, 16);
  }

  private static void encode(String name, String text, MemorySegment to, long at) {
    Map<String, String> given = new HashMap<>();
    Matcher matcher = PARAMETER.matcher(text);
    while (matcher.find()) {
      given.put(matcher.group(1), matcher.group(2));
    }
    int control = Integer.parseInt(given.getOrDefault("ctl", "0"));
    if (name.startsWith("lead_in")) {
      QEncoder.tocItem(to, at, control, point(given), frames(text(given, "time")), pointed(given));
    } else if (name.startsWith("mcn")) {
      QEncoder.catalogue(to, at, control, new Mcn(text(given, "mcn")), absolute(given));
    } else if (name.startsWith("isrc")) {
      QEncoder.recording(to, at, control, new Isrc(text(given, "isrc")), absolute(given));
    } else if (name.startsWith("mode5")) {
      mode5(name, control, to, at);
    } else {
      QEncoder.position(
          to,
          at,
          control,
          text(given, "tno").equals("AA") ? QFrame.LEAD_OUT : Integer.parseInt(text(given, "tno")),
          Integer.parseInt(text(given, "idx")),
          frames(text(given, "rel")),
          given.containsKey("abs") ? frames(text(given, "abs")) : absolute(given));
    }
  }

  /** The reference words these three as sentences. */
  private static void mode5(String name, int control, MemorySegment to, long at) {
    int end = new Msf(79, 59, 74).bcd();
    switch (name) {
      case "mode5_B0" ->
          QEncoder.mode5(to, at, control, 0, 0xB0, new Msf(23, 50, 35).bcd(), 3, end);
      case "mode5_B0_final" -> QEncoder.mode5(to, at, control, 0, 0xB0, 0xFF_FFFF, 1, end);
      case "mode5_C0" ->
          QEncoder.mode5(to, at, control, 0, 0xC0, 0x40_0080, 0, new Msf(97, 34, 23).bcd());
      default -> throw new IllegalArgumentException(name);
    }
  }

  private static String text(Map<String, String> given, String key) {
    return Objects.requireNonNull(given.get(key), key);
  }

  private static int point(Map<String, String> given) {
    String point = text(given, "POINT");
    return point.startsWith("A") ? Integer.parseInt(point, 16) : Integer.parseInt(point);
  }

  private static int pointed(Map<String, String> given) {
    return switch (text(given, "POINT")) {
      case "A0" -> number(given, "first") | Integer.parseInt(text(given, "type"), 16) << 8;
      case "A1" -> number(given, "last");
      case "A2" -> Msf.parse(text(given, "leadout")).orElseThrow().bcd();
      default -> Msf.parse(text(given, "start")).orElseThrow().bcd();
    };
  }

  private static int number(Map<String, String> given, String key) {
    return Bcd.encode(Integer.parseInt(text(given, key))) << 16;
  }

  private static int frames(String time) {
    return time.equals("0") ? 0 : Msf.parse(time).orElseThrow().frames();
  }

  private static int absolute(Map<String, String> given) {
    return Msf.framesOfLba(Integer.parseInt(text(given, "lba")));
  }
}
