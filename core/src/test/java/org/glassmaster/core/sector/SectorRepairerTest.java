package org.glassmaster.core.sector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SectorRepairerTest {
  private final SectorRepairer repairer = new SectorRepairer();
  private final SplittableRandom random = new SplittableRandom(13);

  private byte[] sector(SectorMode mode) {
    byte[] sector = Samples.block(random, mode);
    SlowSector.encode(sector, mode, 1, 2, 3);
    return sector;
  }

  private Repair repair(SectorMode mode, byte[] sector) {
    return repairer.repair(mode, MemorySegment.ofArray(sector), 0);
  }

  /** Changes a number of different bytes that parity covers. */
  private Set<Integer> damage(SectorMode mode, byte[] sector, int errors) {
    int first = mode == SectorMode.MODE1 ? 12 : 16;
    Set<Integer> places = new HashSet<>();
    while (places.size() < errors) {
      int place = random.nextInt(first, Sector.BYTES);
      if (places.add(place)) {
        sector[place] ^= (byte) random.nextInt(1, 256);
      }
    }
    return places;
  }

  @ParameterizedTest
  @EnumSource
  void leavesSoundSectorsAlone(SectorMode mode) {
    for (int round = 0; round < 50; round++) {
      byte[] sector = sector(mode);
      byte[] before = sector.clone();
      assertThat(repair(mode, sector)).isEqualTo(new Repair.Intact());
      assertThat(sector).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"MODE1", "FORM1"})
  void correctsAnErrorInAnyByte(SectorMode mode) {
    byte[] sector = sector(mode);
    for (int at = 0; at < Sector.BYTES; at++) {
      if (mode == SectorMode.FORM1 && at >= 12 && at < 16) {
        continue;
      }
      byte[] damaged = sector.clone();
      damaged[at] ^= (byte) random.nextInt(1, 256);
      assertThat(repair(mode, damaged)).as("byte %d", at).isEqualTo(new Repair.Corrected(1));
      assertThat(damaged).isEqualTo(sector);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"MODE1", "FORM1"})
  void correctsAFewErrorsAnywhere(SectorMode mode) {
    for (int errors = 2; errors <= 12; errors++) {
      for (int round = 0; round < 50; round++) {
        byte[] sector = sector(mode);
        byte[] damaged = sector.clone();
        damage(mode, damaged, errors);
        assertThat(repair(mode, damaged)).isEqualTo(new Repair.Corrected(errors));
        assertThat(damaged).isEqualTo(sector);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"MODE1", "FORM1"})
  void correctsOrLeavesAlone(SectorMode mode) {
    int corrected = 0;
    for (int round = 0; round < 300; round++) {
      byte[] sector = sector(mode);
      byte[] damaged = sector.clone();
      int errors = 20 + round;
      damage(mode, damaged, errors);
      byte[] before = damaged.clone();
      Repair repair = repair(mode, damaged);
      if (repair instanceof Repair.Corrected(int bytes)) {
        corrected++;
        assertThat(bytes).isEqualTo(errors);
        assertThat(damaged).isEqualTo(sector);
      } else {
        assertThat(repair).isEqualTo(new Repair.Uncorrectable());
        assertThat(damaged).isEqualTo(before);
      }
    }
    assertThat(corrected).isBetween(20, 80);
  }

  @Test
  void correctsFourErrorsWhereTwoColumnsMeetTwoDiagonals() {
    // Word 43·row + column lies on diagonal row − column modulo 26.
    int[][] cells = {{5, 10}, {6, 11}, {6, 10}, {7, 11}};
    byte[] sector = sector(SectorMode.MODE1);
    for (int plane = 0; plane < 2; plane++) {
      byte[] damaged = sector.clone();
      for (int[] cell : cells) {
        damaged[12 + 86 * cell[0] + 2 * cell[1] + plane] ^= (byte) random.nextInt(1, 256);
      }
      assertThat(repair(SectorMode.MODE1, damaged)).isEqualTo(new Repair.Corrected(4));
      assertThat(damaged).isEqualTo(sector);
    }
  }

  @Test
  void correctsTwoLostColumnsOfEachPlane() {
    for (int round = 0; round < 40; round++) {
      byte[] sector = sector(SectorMode.MODE1);
      byte[] damaged = sector.clone();
      int one = random.nextInt(43);
      int other = (one + random.nextInt(1, 43)) % 43;
      for (int row = 0; row < 26; row++) {
        for (int plane = 0; plane < 2; plane++) {
          damaged[12 + 86 * row + 2 * one + plane] ^= (byte) random.nextInt(1, 256);
          damaged[12 + 86 * row + 2 * other + plane] ^= (byte) random.nextInt(1, 256);
        }
      }
      assertThat(repair(SectorMode.MODE1, damaged)).isEqualTo(new Repair.Corrected(104));
      assertThat(damaged).isEqualTo(sector);
    }
  }

  @Test
  void correctsTwoLostDiagonalsOfEachPlane() {
    for (int round = 0; round < 40; round++) {
      byte[] sector = sector(SectorMode.FORM1);
      byte[] damaged = sector.clone();
      int one = random.nextInt(26);
      int other = (one + random.nextInt(1, 26)) % 26;
      int errors = 0;
      for (int m = 0; m < 43; m++) {
        for (int plane = 0; plane < 2; plane++) {
          for (int v : new int[] {one, other}) {
            int at = 12 + 2 * ((44 * m + 43 * v) % 1118) + plane;
            if (at >= 16) {
              damaged[at] ^= (byte) random.nextInt(1, 256);
              errors++;
            }
          }
        }
      }
      assertThat(repair(SectorMode.FORM1, damaged)).isEqualTo(new Repair.Corrected(errors));
      assertThat(damaged).isEqualTo(sector);
    }
  }

  /** How many of a hundred damaged sectors come back; the others have to stay as they are. */
  private int repaired(Consumer<byte[]> damage) {
    int repaired = 0;
    for (int round = 0; round < 100; round++) {
      byte[] sector = sector(SectorMode.MODE1);
      byte[] damaged = sector.clone();
      damage.accept(damaged);
      byte[] before = damaged.clone();
      if (repair(SectorMode.MODE1, damaged) instanceof Repair.Corrected) {
        repaired++;
        assertThat(damaged).isEqualTo(sector);
      } else {
        assertThat(damaged).isEqualTo(before);
      }
    }
    return repaired;
  }

  @Test
  void correctsMostOfFortyErrorsAnywhere() {
    assertThat(repaired(sector -> damage(SectorMode.MODE1, sector, 40))).isGreaterThan(95);
  }

  @Test
  void correctsAlmostEveryBurstOfARow() {
    assertThat(
            repaired(
                sector -> {
                  int from = random.nextInt(12, Sector.BYTES - 86);
                  for (int at = from; at < from + 86; at++) {
                    sector[at] ^= (byte) random.nextInt(1, 256);
                  }
                }))
        .isGreaterThan(96);
  }

  @Test
  void oftenCorrectsTwoLostColumnsWithErrorsElsewhere() {
    assertThat(
            repaired(
                sector -> {
                  for (int row = 0; row < 26; row++) {
                    for (int at : new int[] {20, 21, 60, 61}) {
                      sector[12 + 86 * row + at] ^= (byte) random.nextInt(1, 256);
                    }
                  }
                  damage(SectorMode.MODE1, sector, 5);
                }))
        .isGreaterThan(45);
  }

  @Test
  void oftenCorrectsTwoLostDiagonalsWithErrorsElsewhere() {
    assertThat(
            repaired(
                sector -> {
                  for (int m = 0; m < 43; m++) {
                    for (int v : new int[] {3, 17}) {
                      int at = 12 + 2 * ((44 * m + 43 * v) % 1118);
                      sector[at] ^= (byte) random.nextInt(1, 256);
                      sector[at + 1] ^= (byte) random.nextInt(1, 256);
                    }
                  }
                  damage(SectorMode.MODE1, sector, 5);
                }))
        .isGreaterThan(28);
  }

  @Test
  void makesParityAnewWhereTheDataIsRight() {
    byte[] sector = sector(SectorMode.MODE1);
    byte[] damaged = sector.clone();
    Arrays.fill(damaged, Sector.MODE1_FILLER, Sector.BYTES, (byte) 0x5A);
    int different = 0;
    for (int i = 0; i < Sector.BYTES; i++) {
      different += sector[i] == damaged[i] ? 0 : 1;
    }

    assertThat(repair(SectorMode.MODE1, damaged)).isEqualTo(new Repair.Corrected(different));
    assertThat(damaged).isEqualTo(sector);
  }

  @Test
  void leavesAFillerThatParityConfirms() {
    byte[] sector = sector(SectorMode.MODE1);
    sector[2070] = 7;
    SlowSector.putParity(sector);
    byte[] before = sector.clone();

    assertThat(repair(SectorMode.MODE1, sector)).isEqualTo(new Repair.Intact());
    assertThat(sector).isEqualTo(before);
  }

  @Test
  void doesNotBelieveParityAgainstTheDetectionCode() {
    byte[] sector = sector(SectorMode.MODE1);
    sector[500] ^= 1;
    SlowSector.putParity(sector);
    byte[] before = sector.clone();

    assertThat(repair(SectorMode.MODE1, sector)).isEqualTo(new Repair.Uncorrectable());
    assertThat(sector).isEqualTo(before);
  }

  @Test
  void restoresTheSyncField() {
    for (SectorMode mode : new SectorMode[] {SectorMode.MODE1, SectorMode.FORM1}) {
      byte[] sector = sector(mode);
      byte[] damaged = sector.clone();
      Arrays.fill(damaged, 0, 12, (byte) 0x77);

      assertThat(repair(mode, damaged)).isEqualTo(new Repair.Corrected(12));
      assertThat(damaged).isEqualTo(sector);
    }
  }

  @Test
  void leavesTheHeaderOfForm1AsItIs() {
    byte[] sector = sector(SectorMode.FORM1);
    sector[12] = 0x55;
    byte[] before = sector.clone();
    assertThat(repair(SectorMode.FORM1, sector)).isEqualTo(new Repair.Intact());

    sector[900] ^= 0x10;
    assertThat(repair(SectorMode.FORM1, sector)).isEqualTo(new Repair.Corrected(1));
    assertThat(sector).isEqualTo(before);
  }

  @Test
  void cannotCorrectWhereThereIsNoParity() {
    byte[] sector = sector(SectorMode.FORM2);
    sector[900] ^= 0x10;
    byte[] before = sector.clone();
    assertThat(repair(SectorMode.FORM2, sector)).isEqualTo(new Repair.Uncorrectable());
    assertThat(sector).isEqualTo(before);

    Arrays.fill(sector, 2348, 2352, (byte) 0);
    assertThat(repair(SectorMode.FORM2, sector)).isEqualTo(new Repair.Intact());
  }

  @Test
  void repairsInMemoryOfAnyKindAndTouchesNothingElse() {
    byte[] sector = sector(SectorMode.MODE1);
    byte[] around = Samples.bytes(random, Sector.BYTES + 40);
    System.arraycopy(sector, 0, around, 17, Sector.BYTES);
    Samples.memories(around.length)
        .forEach(
            memory -> {
              MemorySegment.copy(around, 0, memory, ValueLayout.JAVA_BYTE, 0, around.length);
              memory.set(ValueLayout.JAVA_BYTE, 17 + 1000, (byte) ~sector[1000]);
              assertThat(repairer.repair(SectorMode.MODE1, memory, 17))
                  .isEqualTo(new Repair.Corrected(1));
              assertThat(Arrays.copyOf(Samples.array(memory), around.length)).isEqualTo(around);
              assertThatThrownBy(() -> repairer.repair(SectorMode.MODE1, memory, 50))
                  .isInstanceOf(IndexOutOfBoundsException.class);
            });
  }
}
