package org.glassmaster.core.subchannel;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Stream;
import org.glassmaster.core.Vectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class Crc16Test {
  static Stream<String[]> reference() {
    return Vectors.rows("vectors/crc16.tsv").stream();
  }

  @ParameterizedTest
  @MethodSource("reference")
  void matchesTheReference(String input, String plain, String inverted) {
    byte[] bytes = HexFormat.of().parseHex(input.equals("(empty)") ? "" : input);
    assertThat(Crc16.plain(bytes, 0, bytes.length)).isEqualTo(Integer.parseInt(plain, 16));
    assertThat(Crc16.of(bytes, 0, bytes.length)).isEqualTo(Integer.parseInt(inverted, 16));
  }

  @ParameterizedTest
  @EnumSource
  void matchesARegisterOfBits(Memory memory) {
    Random random = new Random(1);
    for (int length = 0; length < 200; length++) {
      byte[] bytes = new byte[length + 5];
      random.nextBytes(bytes);
      MemorySegment segment = memory.of(bytes);
      int expected = register(bytes, 3, length);
      assertThat(Crc16.plain(segment, 3, length)).isEqualTo(expected);
      assertThat(Crc16.of(segment, 3, length)).isEqualTo(expected ^ 0xFFFF);
      assertThat(Crc16.plain(bytes, 3, length)).isEqualTo(expected);
      assertThat(Crc16.of(bytes, 3, length)).isEqualTo(expected ^ 0xFFFF);
    }
  }

  @Test
  void leavesTheKnownResidueBehindAStoredCrc() {
    byte[] frame = Vectors.bytes("01 01 01 00 00 00 00 00 02 00 5A 28");
    assertThat(Crc16.plain(frame, 0, 12)).isEqualTo(0x1D0F);
  }

  @ParameterizedTest
  @EnumSource
  void seesEveryWrongBit(Memory memory) {
    MemorySegment pack = memory.of(new byte[20]);
    pack.set(Words.SHORT, 17, (short) Crc16.of(pack, 1, 16));
    assertThat(Crc16.isGood(pack, 1, 16)).isTrue();
    for (int bit = 8; bit < 8 * 19; bit++) {
      flip(pack, bit);
      assertThat(Crc16.isGood(pack, 1, 16)).isFalse();
      assertThat(Crc16.isGood(Memory.bytes(pack), 1, 16)).isFalse();
      flip(pack, bit);
    }
    assertThat(Crc16.isGood(Memory.bytes(pack), 1, 16)).isTrue();
  }

  private static void flip(MemorySegment bytes, int bit) {
    bytes.set(Words.BYTE, bit / 8, (byte) (bytes.get(Words.BYTE, bit / 8) ^ (0x80 >> bit % 8)));
  }

  /** The CRC as ECMA-130 draws it: a shift register that takes one bit at a time. */
  private static int register(byte[] bytes, int offset, int length) {
    int register = 0;
    for (int i = 0; i < 8 * length; i++) {
      int in = bytes[offset + i / 8] >> (7 - i % 8) & 1;
      int out = register >> 15 & 1;
      register = register << 1 & 0xFFFF;
      if (in != out) {
        register ^= 0x1021;
      }
    }
    return register;
  }
}
