package org.glassmaster.core.subchannel;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.glassmaster.core.Vectors;
import org.glassmaster.core.address.Msf;
import org.glassmaster.core.disc.Isrc;
import org.glassmaster.core.disc.Mcn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class QFrameTest {
  static Stream<String> everyFrame() {
    return Stream.concat(
        Vectors.rows("vectors/q_frames.tsv").stream().map(row -> row[2]),
        Vectors.rows("vectors/q_frames_public.tsv").stream().map(row -> row[1]));
  }

  @ParameterizedTest
  @MethodSource("everyFrame")
  void isWrittenAsItWasRead(String q) {
    for (Memory memory : Memory.values()) {
      MemorySegment from = memory.of(Vectors.bytes("FF " + q));
      QFrame frame = QFrame.decode(from, 1).orElseThrow();
      assertThat(frame).isNotInstanceOf(QFrame.Unknown.class);
      MemorySegment to = memory.of(14);
      frame.write(to, 1);
      assertThat(Vectors.hex(Memory.bytes(to))).isEqualTo("00 " + q + " 00");
    }
  }

  @ParameterizedTest
  @MethodSource("everyFrame")
  void isNotReadWhereABitIsWrong(String q) {
    byte[] bytes = Vectors.bytes(q);
    for (int bit = 0; bit < 96; bit++) {
      bytes[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(QFrame.decode(Memory.HEAP.of(bytes), 0)).isEmpty();
      bytes[bit / 8] ^= (byte) (1 << bit % 8);
    }
  }

  @Test
  void tellsThePositionOfASector() {
    assertThat(read("11 12 03 01 02 03 00 45 06 07"))
        .isEqualTo(new QFrame.Position(1, 12, 3, new Msf(1, 2, 3), new Msf(45, 6, 7)))
        .satisfies(frame -> assertThat(frame.mode()).isEqualTo(1));
    assertThat(read("01 AA 01 01 29 74 00 61 42 33"))
        .isEqualTo(
            new QFrame.Position(0, QFrame.LEAD_OUT, 1, new Msf(1, 29, 74), new Msf(61, 42, 33)));
  }

  @Test
  void tellsTheTableOfContents() {
    QFrame.TocItem first = new QFrame.TocItem(4, 0xA0, new Msf(97, 34, 24), 0x01_2000);
    assertThat(read("41 00 A0 97 34 24 00 01 20 00")).isEqualTo(first);
    QFrame.TocItem track = new QFrame.TocItem(2, 99, new Msf(99, 59, 74), 0x74_0102);
    assertThat(read("21 00 99 99 59 74 00 74 01 02")).isEqualTo(track);
    assertThat(track.mode()).isEqualTo(1);
    assertThat(track.address()).contains(new Msf(74, 1, 2));
    assertThat(new QFrame.TocItem(0, 1, new Msf(0, 0, 0), 0x00_0275).address()).isEmpty();
  }

  @Test
  void tellsTheCatalogueNumber() {
    assertThat(read("42 40 06 38 13 33 93 10 00 00"))
        .isEqualTo(new QFrame.Catalogue(4, new Mcn("4006381333931"), 0))
        .satisfies(frame -> assertThat(frame.mode()).isEqualTo(2));
    assertThat(read("02 00 00 00 00 00 00 00 00 74"))
        .isEqualTo(new QFrame.Catalogue(0, new Mcn("0000000000000"), 74));
  }

  @Test
  void tellsTheRecordingCode() {
    assertThat(read("23 96 38 93 04 76 07 83 90 50"))
        .isEqualTo(new QFrame.Recording(2, new Isrc("USRC17607839"), 50))
        .satisfies(frame -> assertThat(frame.mode()).isEqualTo(3));
  }

  @Test
  void tellsEveryCharacterOfARecordingCode() {
    MemorySegment frame = Memory.HEAP.of(12);
    for (String[] row : Vectors.rows("vectors/isrc_codes.tsv")) {
      long code = Long.parseLong(row[1], 16);
      // AA, the character three times, and digits that count up
      frame.set(Words.BYTE, 0, (byte) 0x03);
      long three = code << 12 | code << 6 | code;
      frame.set(Words.LONG, 1, 0x11L << 58 | 0x11L << 52 | three << 34 | 0x123_4567L << 4);
      frame.set(Words.SHORT, 10, (short) Crc16.of(frame, 0, 10));
      Isrc expected = new Isrc("AA" + row[0].repeat(3) + "1234567");
      assertThat(QFrame.decode(frame, 0)).contains(new QFrame.Recording(0, expected, 0));
    }
  }

  @Test
  void tellsWhereTheNextSessionStarts() {
    assertThat(read("45 00 B0 23 50 35 03 79 59 74"))
        .isEqualTo(new QFrame.Mode5(4, 0, 0xB0, 0x23_5035, 3, 0x79_5974))
        .satisfies(frame -> assertThat(frame.mode()).isEqualTo(5));
    assertThat(read("45 AA D1 12 34 56 78 9A BC DE"))
        .isEqualTo(new QFrame.Mode5(4, QFrame.LEAD_OUT, 0xD1, 0x12_3456, 0x78, 0x9A_BCDE));
  }

  @ParameterizedTest
  @CsvSource({
    "no such mode, 64 01 01 00 00 00 00 00 02 00",
    "mode 0, 60 01 01 00 00 00 00 00 02 00",
    "track not BCD, 01 1A 01 00 00 00 00 00 02 00",
    "a track above 99, 01 AB 01 00 00 00 00 00 02 00",
    "index not BCD, 01 01 9A 00 00 00 00 00 02 00",
    "an index above 99, 01 01 A0 00 00 00 00 00 02 00",
    "relative minute not BCD, 01 01 01 0A 00 00 00 00 02 00",
    "relative second 60, 01 01 01 00 60 00 00 00 02 00",
    "relative frame 75, 01 01 01 00 00 75 00 00 02 00",
    "absolute minute not BCD, 01 01 01 00 00 00 00 A0 02 00",
    "absolute second not BCD, 01 01 01 00 00 00 00 00 0F 00",
    "absolute frame not BCD, 01 01 01 00 00 00 00 00 02 3C",
    "POINT not BCD, 01 00 9B 97 34 24 00 01 20 00",
    "lead-in time 60 seconds, 01 00 A0 97 60 24 00 01 20 00",
    "a catalogue digit not decimal, 02 40 06 3A 13 33 93 10 00 00",
    "last catalogue digit not decimal, 02 40 06 38 13 33 93 F0 00 00",
    "catalogue frame 75, 02 40 06 38 13 33 93 10 00 75",
    "catalogue frame not BCD, 02 40 06 38 13 33 93 10 00 0A",
    "small letters in a country, 03 C7 28 93 04 76 07 83 90 50",
    "a year not decimal, 03 96 38 93 04 A6 07 83 90 50",
    "a country of digits, 03 04 28 93 04 76 07 83 90 50",
    "recording frame 75, 03 96 38 93 04 76 07 83 90 75",
    "mode 5 track not BCD, 45 0A B0 23 50 35 03 79 59 74",
    "mode 5 POINT not BCD, 45 00 7C 23 50 35 03 79 59 74"
  })
  void isUnknownWhereItMakesNoSense(String why, String tenBytes) {
    MemorySegment from = frame(tenBytes);
    QFrame frame = QFrame.decode(from, 0).orElseThrow();
    assertThat(frame).as(why).isInstanceOf(QFrame.Unknown.class);
    assertThat(frame.control()).isEqualTo((from.get(Words.BYTE, 0) & 0xF0) >> 4);
    assertThat(frame.mode()).isEqualTo(from.get(Words.BYTE, 0) & 15);
    assertThat(frame.toString()).contains(tenBytes.replace(" ", ""));
    MemorySegment to = Memory.HEAP.of(12);
    frame.write(to, 0);
    assertThat(Memory.bytes(to)).isEqualTo(Memory.bytes(from));
  }

  @Test
  void isReadWithoutItsCrcWhereAsked() {
    MemorySegment from = frame("01 01 01 00 00 00 00 00 02 00");
    from.set(Words.SHORT, 10, (short) 0);
    assertThat(QFrame.decode(from, 0)).isEmpty();
    assertThat(QFrame.decodeUnchecked(from, 0))
        .isEqualTo(new QFrame.Position(0, 1, 1, new Msf(0, 0, 0), new Msf(0, 2, 0)));
  }

  @ParameterizedTest
  @EnumSource
  void takesAnyGarbage(Memory memory) {
    Random random = new Random(7);
    byte[] bytes = new byte[13];
    for (int i = 0; i < 50_000; i++) {
      random.nextBytes(bytes);
      // the modes that are known, and numbers that are likely to be good, so that every way is gone
      bytes[1] = (byte) ((bytes[1] & 0xF0) | random.nextInt(7));
      if (i % 2 == 0) {
        for (int k = 2; k < 11; k++) {
          bytes[k] &= 0x57;
        }
      }
      MemorySegment from = memory.of(bytes);
      QFrame frame = QFrame.decodeUnchecked(from, 1);
      assertThat(frame.control()).isEqualTo((bytes[1] & 0xF0) >> 4);
      assertThat(frame.mode()).isEqualTo(bytes[1] & 15);
      assertThat(frame).hasToString(frame.toString());
      MemorySegment to = memory.of(12);
      frame.write(to, 0);
      assertThat(QFrame.decodeUnchecked(to, 0)).isEqualTo(frame);
    }
  }

  private static QFrame read(String tenBytes) {
    Optional<QFrame> frame = QFrame.decode(frame(tenBytes), 0);
    return frame.orElseThrow();
  }

  private static MemorySegment frame(String tenBytes) {
    MemorySegment frame = Memory.NATIVE.of(Vectors.bytes(tenBytes + " 00 00"));
    frame.set(Words.SHORT, 10, (short) Crc16.of(frame, 0, 10));
    return frame;
  }
}
