package org.glassmaster.core.subchannel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RwChannelTest {
  private static final int SECTORS = 9;

  @ParameterizedTest
  @EnumSource
  void encodesAnySectorWithoutThoseBeforeIt(Memory memory) {
    byte[] packs = symbols(31, SECTORS);
    byte[] expected = SlowRw.interleaved(encoded(packs));
    MemorySegment scratch = memory.of(RwChannel.SCRATCH);
    RwPacks<RuntimeException> stream = RwPacks.of(memory.of(packs));
    for (int sector : new Random(32).ints(40, -2, SECTORS + 4).toArray()) {
      MemorySegment to = garbage(memory, 96);
      RwChannel.encode(sector, 1, stream, scratch, to, 0, 96);
      assertThat(Memory.bytes(to)).isEqualTo(sector(expected, sector));
    }
  }

  @ParameterizedTest
  @EnumSource
  void encodesARunAsItEncodesEachSector(Memory memory) {
    byte[] packs = symbols(33, SECTORS);
    byte[] expected = SlowRw.interleaved(encoded(packs));
    MemorySegment to = memory.of(100 * (SECTORS + 5));
    RwChannel.encode(
        -2,
        SECTORS + 5,
        RwPacks.of(memory.of(packs)),
        garbage(memory, RwChannel.SCRATCH),
        to,
        3,
        100);
    for (int i = 0; i < SECTORS + 5; i++) {
      assertThat(Memory.bytes(to, 3 + 100L * i, 96)).isEqualTo(sector(expected, i - 2));
    }
  }

  @Test
  void endsItsStreamTwoSectorsLater() {
    byte[] packs = symbols(34, SECTORS);
    byte[] expected = SlowRw.interleaved(encoded(packs));
    MemorySegment to = Memory.HEAP.of(96 * (RwChannel.FLUSH_SECTORS + 1));
    RwChannel.encode(
        SECTORS,
        RwChannel.FLUSH_SECTORS + 1,
        RwPacks.of(Memory.HEAP.of(packs)),
        Memory.HEAP.of(RwChannel.SCRATCH),
        to,
        0,
        96);
    assertThat(Memory.bytes(to, 0, 7 * 24))
        .isEqualTo(Arrays.copyOfRange(expected, SECTORS * 96, SECTORS * 96 + 7 * 24));
    // the last symbols of the last pack stand in the seventh pack's place, and nothing after it
    assertThat(Memory.bytes(to, 6 * 24, 24)).isNotEqualTo(new byte[24]);
    assertThat(Memory.bytes(to, 7 * 24, 96 * 3 - 7 * 24)).containsOnly(0);
  }

  @ParameterizedTest
  @EnumSource
  void decodesAnySector(Memory memory) {
    byte[] packs = encoded(symbols(35, SECTORS));
    MemorySegment disc = memory.of(SlowRw.interleaved(packs));
    MemorySegment scratch = memory.of(RwChannel.SCRATCH);
    for (int sector = -1; sector < SECTORS + 2; sector++) {
      MemorySegment to = garbage(memory, 96);
      int bad = RwChannel.decode(sector, 1, RwPacks.of(disc), scratch, to, 0, 96);
      assertThat(bad).isEqualTo(sector == -1 ? badBefore(packs) : 0);
      if (sector >= 0) {
        assertThat(Memory.bytes(to)).isEqualTo(sector(packs, sector));
      }
    }
    MemorySegment run = memory.of(SECTORS * 101);
    assertThat(RwChannel.decode(0, SECTORS, RwPacks.of(disc), scratch, run, 2, 101)).isZero();
    for (int i = 0; i < SECTORS; i++) {
      assertThat(Memory.bytes(run, 2 + 101L * i, 96)).isEqualTo(sector(packs, i));
    }
  }

  @Test
  void correctsABurstOfEightSymbols() {
    byte[] packs = encoded(symbols(36, SECTORS));
    byte[] disc = SlowRw.interleaved(packs);
    // one symbol, and eight in a row, each of another pack
    disc[96] ^= 0x2A;
    for (int i = 200; i < 208; i++) {
      disc[i] ^= 0x11;
    }
    MemorySegment to = Memory.HEAP.of(SECTORS * 96);
    int bad =
        RwChannel.decode(
            0,
            SECTORS,
            RwPacks.of(Memory.HEAP.of(disc)),
            Memory.HEAP.of(RwChannel.SCRATCH),
            to,
            0,
            96);
    assertThat(bad).isZero();
    assertThat(Memory.bytes(to)).isEqualTo(packs);
  }

  @Test
  void countsThePacksThatAreBeyondCorrection() {
    byte[] disc = SlowRw.interleaved(encoded(symbols(37, SECTORS)));
    byte[] ruined = disc.clone();
    new Random(38).ints(disc.length / 2).forEach(i -> ruined[Math.floorMod(i, disc.length)] ^= 7);
    MemorySegment to = Memory.HEAP.of(SECTORS * 96);
    int bad =
        RwChannel.decode(
            0,
            SECTORS,
            RwPacks.of(Memory.HEAP.of(ruined)),
            Memory.HEAP.of(RwChannel.SCRATCH),
            to,
            0,
            96);
    int expected = 0;
    for (int pack = 0; pack < SECTORS * 4; pack++) {
      expected += RwPack.isGood(to, 24L * pack) ? 0 : 1;
    }
    assertThat(bad).isEqualTo(expected).isGreaterThan(SECTORS);
  }

  @Test
  void passesPAndQThrough() {
    byte[] cooked = symbols(39, SECTORS);
    byte[] raw = Arrays.copyOf(SlowRw.interleaved(encoded(cooked)), cooked.length);
    Random random = new Random(40);
    for (int i = 0; i < cooked.length; i++) {
      int pq = random.nextInt(4) << 6;
      cooked[i] |= (byte) pq;
      raw[i] |= (byte) pq;
    }
    MemorySegment to = Memory.NATIVE.of(cooked.length);
    MemorySegment scratch = Memory.HEAP.of(RwChannel.SCRATCH);
    RwChannel.encode(0, SECTORS, RwPacks.of(Memory.HEAP.of(cooked)), scratch, to, 0, 96);
    assertThat(Memory.bytes(to)).isEqualTo(raw);
  }

  @Test
  void handsOnWhatGoesWrongWithItsSource() {
    RwPacks<IOException> broken =
        (first, count, to, at) -> {
          throw new IOException("pack " + first + " to " + (first + count - 1));
        };
    MemorySegment memory = Memory.HEAP.of(RwChannel.SCRATCH);
    assertThatThrownBy(() -> RwChannel.encode(5, 1, broken, memory, memory, 0, 96))
        .isInstanceOf(IOException.class)
        .hasMessage("pack 13 to 23");
    assertThatThrownBy(() -> RwChannel.decode(5, 1, broken, memory, memory, 0, 96))
        .isInstanceOf(IOException.class)
        .hasMessage("pack 20 to 30");
  }

  @ParameterizedTest
  @EnumSource
  void readsZerosAroundAStreamInMemory(Memory memory) {
    byte[] symbols = symbols(41, 1);
    // a piece of a pack at the end is not one
    RwPacks<RuntimeException> stream = RwPacks.of(memory.of(Arrays.copyOf(symbols, 95)));
    for (int first = -6; first < 8; first++) {
      for (int count = 0; count < 8; count++) {
        MemorySegment to = garbage(memory, 24 * count + 2);
        stream.read(first, count, to, 1);
        byte[] expected = new byte[24 * count + 2];
        expected[0] = (byte) 0xA5;
        expected[expected.length - 1] = (byte) 0xA5;
        for (int i = 0; i < 24 * count; i++) {
          int from = 24 * first + i;
          expected[1 + i] = from >= 0 && from < 72 ? symbols[from] : 0;
        }
        assertThat(Memory.bytes(to)).isEqualTo(expected);
      }
    }
  }

  /** What a decoder sees wrong before the stream: pieces of its first packs, at their places. */
  private static int badBefore(byte[] packs) {
    byte[] rows = new byte[packs.length + 4 * 24];
    System.arraycopy(SlowRw.interleaved(packs), 0, rows, 4 * 24, packs.length);
    MemorySegment before = Memory.HEAP.of(4 * 24);
    RwInterleaver.deinterleave(Memory.HEAP.of(rows), 0, before, 0, 4);
    int bad = 0;
    for (int pack = 0; pack < 4; pack++) {
      bad += RwPack.correct(before, 24L * pack) == RwPack.Correction.BAD ? 1 : 0;
    }
    return bad;
  }

  private static byte[] sector(byte[] stream, int sector) {
    byte[] symbols = new byte[96];
    for (int i = 0; i < 96; i++) {
      int at = 96 * sector + i;
      symbols[i] = at >= 0 && at < stream.length ? stream[at] : 0;
    }
    return symbols;
  }

  private static byte[] encoded(byte[] packs) {
    byte[] encoded = new byte[packs.length];
    for (int at = 0; at < packs.length; at += 24) {
      byte[] pack = SlowRw.encoded(Arrays.copyOfRange(packs, at, at + 24));
      System.arraycopy(pack, 0, encoded, at, 24);
    }
    return encoded;
  }

  private static byte[] symbols(int seed, int sectors) {
    byte[] symbols = new byte[96 * sectors];
    new Random(seed).nextBytes(symbols);
    for (int i = 0; i < symbols.length; i++) {
      symbols[i] &= 0x3F;
    }
    return symbols;
  }

  private static MemorySegment garbage(Memory memory, int size) {
    MemorySegment garbage = memory.of(size);
    garbage.fill((byte) 0xA5);
    return garbage;
  }
}
