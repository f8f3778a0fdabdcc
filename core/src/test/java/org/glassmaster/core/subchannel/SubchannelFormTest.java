package org.glassmaster.core.subchannel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.glassmaster.core.subchannel.SubchannelForm.COOKED96;
import static org.glassmaster.core.subchannel.SubchannelForm.NONE;
import static org.glassmaster.core.subchannel.SubchannelForm.PLANES96;
import static org.glassmaster.core.subchannel.SubchannelForm.PQ16;
import static org.glassmaster.core.subchannel.SubchannelForm.RAW96;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.glassmaster.core.Vectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SubchannelFormTest {
  private static final List<SubchannelForm> FORMS = List.of(PQ16, COOKED96, RAW96, PLANES96);

  static Stream<Arguments> reference() {
    return Vectors.rows("vectors/subchannel_blocks.tsv").stream()
        .flatMap(row -> Stream.of(Memory.values()).map(memory -> Arguments.of(memory, row)));
  }

  @ParameterizedTest
  @MethodSource("reference")
  void matchesTheReference(Memory memory, String[] row) {
    boolean p = row[1].equals("1");
    MemorySegment q = memory.of(Vectors.bytes("00 " + row[2]));
    for (SubchannelForm form : FORMS) {
      String expected = expected(form, row);
      MemorySegment to = garbage(memory, form.size() + 6);
      form.compose(q, 1, p, to, 3);
      assertThat(Vectors.hex(Memory.bytes(to, 3, form.size()))).isEqualTo(expected);
      assertThat(form.readP(to, 3)).isEqualTo(p);
      MemorySegment read = memory.of(14);
      form.readQ(to, 3, read, 1);
      assertThat(Vectors.hex(Memory.bytes(read))).isEqualTo("00 " + row[2] + " 00");
    }
  }

  @ParameterizedTest
  @MethodSource("reference")
  void convertsTheReferenceIntoEveryForm(Memory memory, String[] row) {
    for (SubchannelForm form : FORMS) {
      MemorySegment from = memory.of(Vectors.bytes(expected(form, row)));
      for (SubchannelForm target : FORMS) {
        if (form.convertsTo(target)) {
          MemorySegment to = garbage(memory, target.size());
          form.convert(from, 0, 0, target, to, 0, 0, 1);
          assertThat(Vectors.hex(Memory.bytes(to))).isEqualTo(expected(target, row));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("reference")
  void takesACrcInPqThatIsNotInverted(Memory memory, String[] row) {
    MemorySegment plain = memory.of(Vectors.bytes(row[4]));
    MemorySegment q = memory.of(12);
    PQ16.readQ(plain, 0, q, 0);
    assertThat(Vectors.hex(Memory.bytes(q))).isEqualTo(row[2]);
    MemorySegment raw = memory.of(96);
    PQ16.convert(plain, 0, 16, RAW96, raw, 0, 96, 1);
    assertThat(Vectors.hex(Memory.bytes(raw))).isEqualTo(row[5]);
  }

  @Test
  void leavesACrcInPqThatIsGoodNeitherWay() {
    byte[] block = Vectors.bytes("01 01 01 00 00 00 00 00 02 00 5A 29 00 00 00 80");
    MemorySegment q = Memory.HEAP.of(12);
    PQ16.readQ(Memory.HEAP.of(block), 0, q, 0);
    assertThat(Memory.bytes(q)).isEqualTo(Arrays.copyOf(block, 12));
  }

  @ParameterizedTest
  @EnumSource
  void turnsEveryBitBetweenSymbolsAndPlanes(Memory memory) {
    Random random = new Random(3);
    byte[] symbols = new byte[5 * 96];
    random.nextBytes(symbols);
    MemorySegment planes = memory.of(5 * 100);
    RAW96.convert(memory.of(symbols), 0, 96, PLANES96, planes, 2, 100, 5);
    byte[] expected = new byte[5 * 100];
    for (int sector = 0; sector < 5; sector++) {
      for (int bit = 0; bit < 768; bit++) {
        int symbol = bit / 8;
        int plane = bit % 8;
        int value = symbols[96 * sector + symbol] >> (7 - plane) & 1;
        expected[2 + 100 * sector + 12 * plane + symbol / 8] |= (byte) (value << (7 - symbol % 8));
      }
    }
    assertThat(Memory.bytes(planes)).isEqualTo(expected);
    MemorySegment back = memory.of(5 * 96);
    PLANES96.convert(planes, 2, 100, RAW96, back, 0, 96, 5);
    assertThat(Memory.bytes(back)).isEqualTo(symbols);
  }

  @ParameterizedTest
  @EnumSource
  void spreadsAnyFrameBitByBit(Memory memory) {
    Random random = new Random(4);
    byte[] q = new byte[12];
    for (int i = 0; i < 500; i++) {
      random.nextBytes(q);
      boolean p = random.nextBoolean();
      byte[] expected = new byte[96];
      for (int bit = 0; bit < 96; bit++) {
        int value = q[bit / 8] >> (7 - bit % 8) & 1;
        expected[bit] = (byte) ((p ? 0x80 : 0) | value << 6);
      }
      for (SubchannelForm form : List.of(RAW96, COOKED96)) {
        MemorySegment to = garbage(memory, 96);
        form.compose(memory.of(q), 0, p, to, 0);
        assertThat(Memory.bytes(to)).isEqualTo(expected);
        MemorySegment read = memory.of(12);
        form.readQ(to, 0, read, 0);
        assertThat(Memory.bytes(read)).isEqualTo(q);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void laysPAndQOverWhatIsInRToW(Memory memory) {
    Random random = new Random(5);
    byte[] q = new byte[12];
    byte[] symbols = new byte[96];
    for (int i = 0; i < 100; i++) {
      random.nextBytes(q);
      random.nextBytes(symbols);
      boolean p = i % 2 == 0;
      MemorySegment pq = memory.of(96);
      RAW96.compose(memory.of(q), 0, p, pq, 0);
      byte[] expected = Memory.bytes(pq);
      for (int k = 0; k < 96; k++) {
        expected[k] |= (byte) (symbols[k] & 0x3F);
      }
      for (SubchannelForm form : List.of(RAW96, COOKED96)) {
        MemorySegment to = memory.of(symbols);
        form.overlay(memory.of(q), 0, p, to, 0);
        assertThat(Memory.bytes(to)).isEqualTo(expected);
      }
      MemorySegment planes = memory.of(96);
      RAW96.convert(memory.of(symbols), 0, 96, PLANES96, planes, 0, 96, 1);
      PLANES96.overlay(memory.of(q), 0, p, planes, 0);
      MemorySegment raw = memory.of(96);
      PLANES96.convert(planes, 0, 96, RAW96, raw, 0, 96, 1);
      assertThat(Memory.bytes(raw)).isEqualTo(expected);
      MemorySegment block = garbage(memory, 16);
      PQ16.overlay(memory.of(q), 0, p, block, 0);
      assertThat(Memory.bytes(block, 0, 12)).isEqualTo(q);
      assertThat(Memory.bytes(block, 12, 4)).containsExactly(0, 0, 0, p ? 0x80 : 0);
    }
  }

  @ParameterizedTest
  @EnumSource
  void takesForPWhatMoreThanHalfOfItsBitsSay(Memory memory) {
    MemorySegment raw = memory.of(96);
    MemorySegment planes = memory.of(96);
    int[] order = new Random(6).ints(0, 96).distinct().limit(96).toArray();
    for (int set = 0; set <= 96; set++) {
      RAW96.convert(raw, 0, 96, PLANES96, planes, 0, 96, 1);
      assertThat(RAW96.readP(raw, 0)).isEqualTo(set > 48);
      assertThat(COOKED96.readP(raw, 0)).isEqualTo(set > 48);
      assertThat(PLANES96.readP(planes, 0)).isEqualTo(set > 48);
      if (set < 96) {
        raw.set(Words.BYTE, order[set], (byte) 0x80);
      }
    }
    raw.fill((byte) 0x7F);
    assertThat(RAW96.readP(raw, 0)).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void convertsRunsOfBlocksInLargerSectors(Memory memory) {
    Random random = new Random(8);
    MemorySegment q = memory.of(12 * 7);
    byte[] frames = new byte[12 * 7];
    random.nextBytes(frames);
    q.copyFrom(MemorySegment.ofArray(frames));
    for (SubchannelForm form : FORMS) {
      MemorySegment from = memory.of(7 * (form.size() + 9) + 4);
      for (int i = 0; i < 7; i++) {
        form.compose(q, 12L * i, i % 3 == 0, from, 4 + (long) i * (form.size() + 9));
      }
      for (SubchannelForm target : FORMS) {
        if (form.convertsTo(target)) {
          MemorySegment to = memory.of(7 * (target.size() + 3) + 2);
          form.convert(from, 4, form.size() + 9, target, to, 2, target.size() + 3, 7);
          for (int i = 0; i < 7; i++) {
            MemorySegment expected = memory.of(target.size());
            target.compose(q, 12L * i, i % 3 == 0, expected, 0);
            long at = 2 + (long) i * (target.size() + 3);
            assertThat(Memory.bytes(to, at, target.size())).isEqualTo(Memory.bytes(expected));
            assertThat(Memory.bytes(to, at + target.size(), 3)).containsOnly(0);
          }
        }
      }
    }
  }

  @Test
  void convertsOnlyWhatNeedsNoNeighbours() {
    assertThat(FORMS).allSatisfy(form -> assertThat(form.convertsTo(NONE)).isTrue());
    assertThat(FORMS).allSatisfy(form -> assertThat(form.convertsTo(PQ16)).isTrue());
    assertThat(FORMS).allSatisfy(form -> assertThat(form.convertsTo(form)).isTrue());
    assertThat(FORMS).allSatisfy(form -> assertThat(PQ16.convertsTo(form)).isTrue());
    assertThat(FORMS).allSatisfy(form -> assertThat(NONE.convertsTo(form)).isFalse());
    assertThat(NONE.convertsTo(NONE)).isTrue();
    assertThat(COOKED96.convertsTo(RAW96)).isFalse();
    assertThat(COOKED96.convertsTo(PLANES96)).isFalse();
    assertThat(RAW96.convertsTo(COOKED96)).isFalse();
    assertThat(PLANES96.convertsTo(COOKED96)).isFalse();
    assertThat(RAW96.convertsTo(PLANES96)).isTrue();
    assertThat(PLANES96.convertsTo(RAW96)).isTrue();
    MemorySegment block = Memory.HEAP.of(96);
    assertThatThrownBy(() -> COOKED96.convert(block, 0, 96, RAW96, block, 0, 96, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("COOKED96")
        .hasMessageContaining("RAW96");
  }

  @Test
  void hasNothingToReadWhereThereIsNoSubchannel() {
    MemorySegment nothing = Memory.HEAP.of(0);
    MemorySegment q = Memory.HEAP.of(12);
    NONE.compose(q, 0, true, nothing, 0);
    NONE.overlay(q, 0, true, nothing, 0);
    RAW96.convert(Memory.HEAP.of(96), 0, 96, NONE, nothing, 0, 0, 1);
    NONE.convert(nothing, 0, 0, NONE, nothing, 0, 0, 1);
    assertThatThrownBy(() -> NONE.readQ(nothing, 0, q, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> NONE.readP(nothing, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThat(NONE.size()).isZero();
  }

  private static String expected(SubchannelForm form, String[] row) {
    return switch (form) {
      case PQ16 -> row[3];
      case COOKED96, RAW96 -> row[5];
      case PLANES96 -> row[6];
      case NONE -> "";
    };
  }

  private static MemorySegment garbage(Memory memory, int size) {
    MemorySegment garbage = memory.of(size);
    garbage.fill((byte) 0xA5);
    return garbage;
  }
}
