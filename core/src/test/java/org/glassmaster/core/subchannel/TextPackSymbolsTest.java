package org.glassmaster.core.subchannel;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.util.Random;
import org.glassmaster.core.Vectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TextPackSymbolsTest {
  /** The worked example of libburn's document on CD-TEXT. */
  @ParameterizedTest
  @EnumSource
  void matchesAPublicExample(Memory memory) {
    String pack = "8F 00 2A 00 01 01 03 00 06 05 04 05 07 06 01 02 48 65";
    String expected = "23 30 00 2A 00 00 04 01 00 30 00 06 01 10 10 05 01 30 18 01 00 24 21 25";
    MemorySegment symbols = memory.of(24);
    TextPackSymbols.fromBytes(memory.of(Vectors.bytes(pack)), 0, symbols, 0, 1);
    assertThat(Vectors.hex(Memory.bytes(symbols))).isEqualTo(expected);
    MemorySegment bytes = memory.of(18);
    TextPackSymbols.toBytes(symbols, 0, bytes, 0, 1);
    assertThat(Vectors.hex(Memory.bytes(bytes))).isEqualTo(pack);
  }

  @ParameterizedTest
  @EnumSource
  void cutsAStringOfBitsIntoSixes(Memory memory) {
    Random random = new Random(51);
    byte[] packs = new byte[18 * 5];
    random.nextBytes(packs);
    StringBuilder bits = new StringBuilder();
    for (byte b : packs) {
      bits.append("%8s".formatted(Integer.toBinaryString(b & 0xFF)).replace(' ', '0'));
    }
    MemorySegment from = memory.of(packs.length + 3);
    MemorySegment.copy(MemorySegment.ofArray(packs), 0, from, 3, packs.length);
    MemorySegment symbols = memory.of(24 * 5 + 2);
    TextPackSymbols.fromBytes(from, 3, symbols, 1, 5);
    for (int i = 0; i < 24 * 5; i++) {
      int expected = Integer.parseInt(bits.substring(6 * i, 6 * i + 6), 2);
      assertThat(symbols.get(Words.BYTE, 1 + i)).isEqualTo((byte) expected);
      symbols.set(Words.BYTE, 1 + i, (byte) (expected | random.nextInt(4) << 6));
    }
    assertThat(symbols.get(Words.BYTE, 0)).isZero();
    assertThat(symbols.get(Words.BYTE, 1 + 24 * 5)).isZero();
    MemorySegment back = memory.of(packs.length + 4);
    TextPackSymbols.toBytes(symbols, 1, back, 2, 5);
    assertThat(Memory.bytes(back, 2, packs.length)).isEqualTo(packs);
    assertThat(Memory.bytes(back, 0, 2)).containsOnly(0);
    assertThat(Memory.bytes(back, packs.length + 2, 2)).containsOnly(0);
  }
}
