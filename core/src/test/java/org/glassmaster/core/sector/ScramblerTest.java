package org.glassmaster.core.sector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.glassmaster.core.Vectors;
import org.junit.jupiter.api.Test;

class ScramblerTest {
  @Test
  void addsTheSequenceOfTheReference() {
    byte[] sector = new byte[Sector.BYTES];
    Scrambler.apply(MemorySegment.ofArray(sector), 0, Sector.BYTES, 1);

    assertThat(Arrays.copyOf(sector, 12)).containsOnly(0);
    assertThat(Arrays.copyOfRange(sector, 12, Sector.BYTES))
        .isEqualTo(Vectors.file("vectors/scrambler_table.hex"));
  }

  @Test
  void turnsThePlainSectorOfTheReferenceIntoTheScrambledOne() {
    byte[] sector = Vectors.file("vectors/sector_m1_lba16_ramp.hex");
    Scrambler.apply(MemorySegment.ofArray(sector), 0, Sector.BYTES, 1);

    assertThat(sector).isEqualTo(Vectors.file("vectors/sector_m1_lba16_ramp_scrambled.hex"));
  }

  @Test
  void worksOnBlocksOfAnyStrideInMemoryOfAnyKind() {
    SplittableRandom random = new SplittableRandom(2);
    for (int stride : new int[] {2352, 2353, 2368, 2448}) {
      int offset = random.nextInt(30);
      int count = 5;
      byte[] before = Samples.bytes(random, offset + stride * count);
      byte[] expected = before.clone();
      for (int i = 0; i < count; i++) {
        int at = offset + i * stride;
        byte[] sector = Arrays.copyOfRange(expected, at, at + Sector.BYTES);
        SlowSector.scramble(sector);
        System.arraycopy(sector, 0, expected, at, Sector.BYTES);
      }
      Samples.memories(before.length)
          .forEach(
              memory -> {
                MemorySegment.copy(before, 0, memory, ValueLayout.JAVA_BYTE, 0, before.length);
                Scrambler.apply(memory, offset, stride, count);
                assertThat(Arrays.copyOf(Samples.array(memory), before.length)).isEqualTo(expected);

                Scrambler.apply(memory, offset, stride, count);
                assertThat(Arrays.copyOf(Samples.array(memory), before.length)).isEqualTo(before);
              });
    }
  }

  @Test
  void refusesRunsThatReachOut() {
    byte[] bytes = new byte[2 * Sector.BYTES + 1];
    MemorySegment memory = MemorySegment.ofArray(bytes).asSlice(0, 2 * Sector.BYTES);

    assertThatThrownBy(() -> Scrambler.apply(memory, 1, Sector.BYTES, 2))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThat(bytes).containsOnly(0);
  }
}
