package org.glassmaster.core.subchannel;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.glassmaster.core.Vectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RwInterleaverTest {
  @ParameterizedTest
  @EnumSource
  void matchesTheReference(Memory memory) {
    Map<String, String> packs =
        Vectors.rows("vectors/rw_packs.tsv").stream()
            .collect(Collectors.toMap(row -> row[0], row -> row[1]));
    byte[] stream = new byte[(7 + 4 + 7) * 24];
    int at = 7 * 24;
    for (String name :
        new String[] {"cdg_memory_preset_2", "cdg_tile_ramp", "all_ones", "cdg_lut_low_ramp"}) {
      System.arraycopy(Vectors.bytes(packs.getOrDefault(name, "")), 0, stream, at, 24);
      at += 24;
    }
    MemorySegment disc = memory.of(11 * 24);
    RwInterleaver.interleave(memory.of(stream), 0, disc, 0, 11);
    assertThat(Vectors.rows("vectors/rw_interleave.tsv")).hasSize(11);
    for (String[] row : Vectors.rows("vectors/rw_interleave.tsv")) {
      assertThat(Vectors.hex(Memory.bytes(disc, 24L * Integer.parseInt(row[0]), 24)))
          .isEqualTo(row[1]);
    }
    MemorySegment back = memory.of(4 * 24);
    RwInterleaver.deinterleave(disc, 0, back, 0, 4);
    assertThat(Memory.bytes(back)).isEqualTo(Arrays.copyOfRange(stream, 7 * 24, 11 * 24));
  }

  @ParameterizedTest
  @EnumSource
  void matchesTwentyFourQueues(Memory memory) {
    byte[] packs = symbols(21, 60);
    byte[] expected = SlowRw.interleaved(packs);
    byte[] padded = new byte[7 * 24 + expected.length];
    System.arraycopy(packs, 0, padded, 7 * 24, packs.length);
    MemorySegment disc = memory.of(expected.length + 2);
    RwInterleaver.interleave(memory.of(padded), 0, disc, 1, 67);
    assertThat(Memory.bytes(disc, 1, expected.length)).isEqualTo(expected);
    MemorySegment back = memory.of(packs.length + 2);
    RwInterleaver.deinterleave(disc, 1, back, 2, 60);
    assertThat(Memory.bytes(back, 2, packs.length)).isEqualTo(packs);
  }

  @ParameterizedTest
  @EnumSource
  void doesNotMovePAndQ(Memory memory) {
    byte[] packs = symbols(22, 12);
    byte[] marked = packs.clone();
    Random random = new Random(23);
    for (int i = 0; i < marked.length; i++) {
      marked[i] |= (byte) (random.nextInt(4) << 6);
    }
    MemorySegment plain = memory.of(5 * 24);
    RwInterleaver.interleave(memory.of(packs), 0, plain, 0, 5);
    MemorySegment disc = memory.of(5 * 24);
    RwInterleaver.interleave(memory.of(marked), 0, disc, 0, 5);
    expectMarked(disc, plain, marked, 7 * 24);

    RwInterleaver.deinterleave(memory.of(packs), 0, plain, 0, 5);
    RwInterleaver.deinterleave(memory.of(marked), 0, disc, 0, 5);
    expectMarked(disc, plain, marked, 0);
  }

  private static void expectMarked(MemorySegment found, MemorySegment rw, byte[] pq, int pqAt) {
    for (int i = 0; i < found.byteSize(); i++) {
      int expected = rw.get(Words.BYTE, i) | (pq[pqAt + i] & 0xC0);
      assertThat(found.get(Words.BYTE, i)).isEqualTo((byte) expected);
    }
  }

  private static byte[] symbols(int seed, int packs) {
    byte[] symbols = new byte[24 * packs];
    new Random(seed).nextBytes(symbols);
    for (int i = 0; i < symbols.length; i++) {
      symbols[i] &= 0x3F;
    }
    return symbols;
  }
}
