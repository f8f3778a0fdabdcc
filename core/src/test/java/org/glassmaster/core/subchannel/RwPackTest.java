package org.glassmaster.core.subchannel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.glassmaster.core.subchannel.RwPack.Correction.BAD;
import static org.glassmaster.core.subchannel.RwPack.Correction.CORRECTED;
import static org.glassmaster.core.subchannel.RwPack.Correction.GOOD;

import java.lang.foreign.MemorySegment;
import java.util.Random;
import java.util.stream.Stream;
import org.glassmaster.core.Vectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RwPackTest {
  private static final int[] PARITY = {2, 3, 20, 21, 22, 23};

  static Stream<String[]> reference() {
    return Vectors.rows("vectors/rw_packs.tsv").stream();
  }

  @ParameterizedTest
  @MethodSource("reference")
  void matchesTheReference(String name, String symbols) {
    byte[] expected = Vectors.bytes(symbols);
    for (Memory memory : Memory.values()) {
      MemorySegment pack = memory.of(expected);
      assertThat(RwPack.isGood(pack, 0)).as(name).isTrue();
      assertThat(RwPack.correct(pack, 0)).isEqualTo(GOOD);
      for (int symbol : PARITY) {
        pack.set(Words.BYTE, symbol, (byte) 0);
      }
      RwPack.encode(pack, 0, 1);
      assertThat(Memory.bytes(pack)).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @EnumSource
  void matchesTheSolutionOfTheEquations(Memory memory) {
    Random random = new Random(11);
    for (int i = 0; i < 50; i++) {
      byte[] packs = random(random, 3);
      MemorySegment segment = memory.of(packs.length + 5);
      MemorySegment.copy(MemorySegment.ofArray(packs), 0, segment, 2, packs.length);
      RwPack.encode(segment, 2, 3);
      for (int pack = 0; pack < 3; pack++) {
        byte[] alone = Memory.bytes(segment.asSlice(2), 24L * pack, 24);
        byte[] before = Memory.bytes(MemorySegment.ofArray(packs), 24L * pack, 24);
        assertThat(alone).isEqualTo(SlowRw.encoded(before));
      }
      assertThat(Memory.bytes(segment, 0, 2)).containsOnly(0);
      assertThat(Memory.bytes(segment, 2 + 72, 3)).containsOnly(0);
    }
  }

  @Test
  void leavesPAndQAsTheyAre() {
    Random random = new Random(12);
    byte[] pack = random(random, 1);
    byte[] expected = SlowRw.encoded(pack);
    for (int i = 0; i < 24; i++) {
      int pq = random.nextInt(4) << 6;
      pack[i] |= (byte) pq;
      expected[i] |= (byte) pq;
    }
    MemorySegment segment = Memory.HEAP.of(pack);
    RwPack.encode(segment, 0, 1);
    assertThat(Memory.bytes(segment)).isEqualTo(expected);
    assertThat(RwPack.isGood(segment, 0)).isTrue();
    damage(segment, 7, 0x15);
    assertThat(RwPack.correct(segment, 0)).isEqualTo(CORRECTED);
    assertThat(Memory.bytes(segment)).isEqualTo(expected);
  }

  @Test
  void correctsAnyWrongSymbol() {
    byte[] expected = SlowRw.encoded(random(new Random(13), 1));
    MemorySegment pack = Memory.HEAP.of(expected);
    for (int symbol = 0; symbol < 24; symbol++) {
      for (int error = 1; error < 64; error++) {
        damage(pack, symbol, error);
        assertThat(RwPack.isGood(pack, 0)).isFalse();
        assertThat(RwPack.correct(pack, 0)).isEqualTo(CORRECTED);
        assertThat(Memory.bytes(pack)).isEqualTo(expected);
      }
    }
  }

  @Test
  void correctsOneAmongTheFirstFourAndOneElsewhere() {
    Random random = new Random(14);
    byte[] expected = SlowRw.encoded(random(random, 1));
    MemorySegment pack = Memory.NATIVE.of(expected);
    for (int first = 0; first < 4; first++) {
      for (int second = 4; second < 24; second++) {
        damage(pack, first, 1 + random.nextInt(63));
        damage(pack, second, 1 + random.nextInt(63));
        assertThat(RwPack.correct(pack, 0)).isEqualTo(CORRECTED);
        assertThat(Memory.bytes(pack)).isEqualTo(expected);
      }
    }
  }

  @Test
  void leavesAPackAloneThatItCannotMakeGood() {
    Random random = new Random(15);
    for (int i = 0; i < 2_000; i++) {
      byte[] bytes = SlowRw.encoded(random(random, 1));
      MemorySegment pack = Memory.HEAP.of(bytes);
      int first = 4 + random.nextInt(19);
      damage(pack, first, 1 + random.nextInt(63));
      damage(pack, first + 1 + random.nextInt(23 - first), 1 + random.nextInt(63));
      byte[] before = Memory.bytes(pack);
      assertThat(RwPack.correct(pack, 0)).isEqualTo(BAD);
      assertThat(Memory.bytes(pack)).isEqualTo(before);
    }
  }

  @Test
  void doesNotTrustAPackWhoseTwoParitiesDisagree() {
    byte[] disagreeing = SlowRw.encoded(random(new Random(16), 1));
    disagreeing[2] ^= 5;
    SlowRw.solve(disagreeing, 24, 4);
    MemorySegment pack = Memory.HEAP.of(disagreeing);
    assertThat(RwPack.isGood(pack, 0)).isFalse();
    assertThat(RwPack.correct(pack, 0)).isEqualTo(BAD);
    assertThat(Memory.bytes(pack)).isEqualTo(disagreeing);
  }

  @ParameterizedTest
  @EnumSource
  void neverMakesAPackWorse(Memory memory) {
    Random random = new Random(17);
    byte[] bytes = new byte[24];
    for (int i = 0; i < 20_000; i++) {
      random.nextBytes(bytes);
      MemorySegment pack = memory.of(bytes);
      RwPack.Correction correction = RwPack.correct(pack, 0);
      byte[] after = Memory.bytes(pack);
      boolean good = true;
      for (int k = 0; k < 4; k++) {
        good &= SlowRw.syndrome(after, 24, k) == 0;
      }
      good &= SlowRw.syndrome(after, 4, 0) == 0 && SlowRw.syndrome(after, 4, 1) == 0;
      assertThat(correction != BAD).isEqualTo(good);
      if (correction != CORRECTED) {
        assertThat(after).isEqualTo(bytes);
      }
    }
  }

  private static byte[] random(Random random, int packs) {
    byte[] bytes = new byte[24 * packs];
    random.nextBytes(bytes);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] &= 0x3F;
    }
    return bytes;
  }

  private static void damage(MemorySegment pack, int symbol, int error) {
    pack.set(Words.BYTE, symbol, (byte) (pack.get(Words.BYTE, symbol) ^ error));
  }
}
