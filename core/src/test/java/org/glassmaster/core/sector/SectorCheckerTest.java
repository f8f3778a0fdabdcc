package org.glassmaster.core.sector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.glassmaster.core.Vectors;
import org.glassmaster.core.address.Msf;
import org.glassmaster.core.sector.SectorState.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class SectorCheckerTest {
  private final SectorChecker checker = new SectorChecker();
  private final SplittableRandom random = new SplittableRandom(11);

  private byte[] sector(SectorMode mode) {
    byte[] sector = Samples.block(random, mode);
    SlowSector.encode(sector, mode, 12, 34, 56);
    return sector;
  }

  private SectorState state(byte[] sector) {
    SectorState state = read(checker.check(MemorySegment.ofArray(sector), 0));
    assertThat(checker.state(MemorySegment.ofArray(sector), 0)).isEqualTo(state);
    return state;
  }

  private SectorState state(SectorMode mode, byte[] sector) {
    return read(checker.check(mode, MemorySegment.ofArray(sector), 0));
  }

  /** The two ways to read an answer agree. */
  private static SectorState read(int answer) {
    SectorState state = SectorState.of(answer);
    assertThat(SectorState.isSound(answer)).isEqualTo(state.isSound());
    assertThat(SectorState.isScrambled(answer)).isEqualTo(state.scrambled());
    assertThat(SectorState.mode(answer)).isEqualTo(state.mode());
    state
        .time()
        .ifPresent(
            time -> {
              assertThat(SectorState.isAt(answer, time.lba())).isTrue();
              assertThat(SectorState.isAt(answer, time.lba() / 2 - 3)).isFalse();
            });
    return state;
  }

  private static byte[] scrambled(byte[] sector) {
    byte[] scrambled = sector.clone();
    SlowSector.scramble(scrambled);
    return scrambled;
  }

  @ParameterizedTest
  @CsvSource({
    "sector_m1_lba16_ramp.hex, MODE1, false, 16",
    "sector_m1_lba16_ramp_scrambled.hex, MODE1, true, 16",
    "sector_m2f1_lba16.hex, FORM1, false, 16",
    "sector_m2f2_lba4500.hex, FORM2, false, 4500"
  })
  void knowsTheSectorsOfTheReference(String file, SectorMode mode, boolean scrambled, int lba) {
    SectorState state = state(Vectors.file("vectors/" + file));

    assertThat(state.mode()).contains(mode);
    assertThat(state.scrambled()).isEqualTo(scrambled);
    assertThat(state.time()).contains(Msf.ofLba(lba));
    assertThat(state.edc()).isEqualTo(Code.GOOD);
    assertThat(state.isSound()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void tellsModeTimeAndCodesOfPlainAndScrambledSectors(SectorMode mode) {
    for (int round = 0; round < 20; round++) {
      byte[] sector = sector(mode);
      Code parity = mode.hasParity() ? Code.GOOD : Code.ABSENT;
      Code edc = mode == SectorMode.FORM2 ? Code.GOOD : parity;
      Optional<Msf> time = Optional.of(new Msf(12, 34, 56));
      SectorState plain =
          new SectorState(true, false, time, Optional.of(mode), edc, parity, parity, true);
      SectorState scrambled =
          new SectorState(true, true, time, Optional.of(mode), edc, parity, parity, true);

      assertThat(state(sector)).isEqualTo(plain);
      assertThat(state(mode, sector)).isEqualTo(plain);
      assertThat(state(scrambled(sector))).isEqualTo(scrambled);
      assertThat(state(mode, scrambled(sector))).isEqualTo(scrambled);
    }
  }

  @Test
  void tellsPlainFromScrambledAtEveryTime() {
    byte[] noise = Samples.bytes(random, Sector.BYTES);
    for (int frames = 0; frames < 450_000; frames += 101) {
      byte[] sector = noise.clone();
      Msf time = Msf.ofFrames(frames);
      SlowSector.encode(sector, SectorMode.MODE2, time.minute(), time.second(), time.frame());

      assertThat(state(sector).scrambled()).isFalse();
      Scrambler.apply(MemorySegment.ofArray(sector), 0, Sector.BYTES, 1);
      SectorState state = state(sector);
      assertThat(state.scrambled()).isTrue();
      assertThat(state.time()).contains(time);
      assertThat(state.mode()).contains(SectorMode.MODE2);
    }
  }

  @Test
  void findsNoSectorInAudio() {
    assertThat(state(Samples.bytes(random, Sector.BYTES)))
        .isEqualTo(
            new SectorState(
                false,
                false,
                Optional.empty(),
                Optional.empty(),
                Code.ABSENT,
                Code.ABSENT,
                Code.ABSENT,
                true));
    byte[] sector = sector(SectorMode.MODE1);
    for (int i = 0; i < 12; i++) {
      byte[] broken = sector.clone();
      broken[i] ^= 4;
      assertThat(state(broken).sync()).isFalse();
      assertThat(state(broken).isSound()).isFalse();
      assertThat(state(SectorMode.MODE1, broken).isSound()).isFalse();
      assertThat(state(SectorMode.MODE2, broken).isSound()).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"MODE1", "FORM1"})
  void seesEveryDamagedByteThatACodeCovers(SectorMode mode) {
    byte[] sector = sector(mode);
    int first = mode == SectorMode.MODE1 ? 12 : 16;
    int edcEnd = mode == SectorMode.MODE1 ? 2068 : 2076;
    for (int at = first; at < Sector.BYTES; at++) {
      byte[] damaged = sector.clone();
      damaged[at] ^= (byte) (1 << random.nextInt(8));
      SectorState state = state(mode, damaged);

      assertThat(state.isSound()).isFalse();
      assertThat(state.edc()).as("EDC with byte %d", at).isEqualTo(bad(at < edcEnd));
      assertThat(state.p()).as("P with byte %d", at).isEqualTo(bad(at < Sector.Q_PARITY));
      assertThat(state.q()).isEqualTo(Code.BAD);
      assertThat(checker.firstBad(MemorySegment.ofArray(damaged), 0, Sector.BYTES, 1)).isZero();
    }
  }

  private static Code bad(boolean bad) {
    return bad ? Code.BAD : Code.GOOD;
  }

  @Test
  void seesEveryDamagedByteOfForm2() {
    byte[] sector = sector(SectorMode.FORM2);
    for (int at = 16; at < Sector.BYTES; at++) {
      byte[] damaged = sector.clone();
      damaged[at] ^= (byte) (1 << random.nextInt(8));
      assertThat(state(SectorMode.FORM2, damaged).edc()).isEqualTo(Code.BAD);
    }
  }

  @Test
  void acceptsForm2WithoutDetectionCode() {
    byte[] sector = sector(SectorMode.FORM2);
    Arrays.fill(sector, 2348, 2352, (byte) 0);

    assertThat(state(sector).edc()).isEqualTo(Code.UNUSED);
    assertThat(state(sector).isSound()).isTrue();
    assertThat(state(sector)).hasToString("form2 at 12:34:56, EDC unused");
  }

  @Test
  void treatsTheHeaderOfForm1AsZeroInItsParity() {
    byte[] sector = sector(SectorMode.FORM1);
    sector[12] = 0x33;

    assertThat(state(sector).isSound()).isTrue();
    assertThat(state(sector).time()).contains(new Msf(33, 34, 56));
  }

  @Test
  void takesForm1WithADamagedSubheaderForForm1() {
    for (int at = 16; at < 24; at++) {
      byte[] sector = sector(SectorMode.FORM1);
      sector[at] ^= 0x11;
      SectorState state = state(sector);

      assertThat(state.mode()).contains(SectorMode.FORM1);
      assertThat(state.isSound()).isFalse();
    }
  }

  @Test
  void reportsWhatShouldBeZero() {
    byte[] mode0 = sector(SectorMode.MODE0);
    assertThat(state(mode0).zeros()).isTrue();
    for (int at : new int[] {16, 17, 2351}) {
      byte[] filled = mode0.clone();
      filled[at] = 1;
      assertThat(state(filled).zeros()).isFalse();
      assertThat(state(filled).isSound()).isTrue();
    }
    byte[] mode1 = sector(SectorMode.MODE1);
    for (int at : new int[] {2068, 2075}) {
      byte[] filled = mode1.clone();
      filled[at] = 1;
      SlowSector.putParity(filled);
      assertThat(state(filled).zeros()).isFalse();
      assertThat(state(filled).isSound()).isTrue();
      assertThat(state(filled)).hasToString("mode1 at 12:34:56, not zero");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "12, 9A", "12, A0", "13, 60", "13, 5A", "14, 75", "14, 7F", "14, 0A", "15, 03", "15, 04",
    "15, 08", "15, 10"
  })
  void findsBadHeaders(int at, String value) {
    byte[] sector = sector(SectorMode.MODE2);
    sector[at] = (byte) Integer.parseInt(value, 16);
    SectorState state = state(sector);

    assertThat(state.sync()).isTrue();
    assertThat(state.scrambled()).isFalse();
    assertThat(state.isSound()).isFalse();
    assertThat(state.time().isPresent()).isEqualTo(at == 15);
    assertThat(state.mode().isPresent()).isEqualTo(at != 15);

    SectorState scrambled = state(scrambled(sector));
    assertThat(scrambled.isSound()).isFalse();
    assertThat(scrambled.scrambled()).isTrue();
  }

  @Test
  void tellsTheModeWhereOnlyTheTimeIsDamaged() {
    for (int mode = 0; mode <= 2; mode++) {
      byte[] sector = sector(SectorMode.MODE2);
      sector[14] = 0x7F;
      sector[15] = (byte) mode;
      assertThat(state(sector).scrambled()).isFalse();
      assertThat(state(sector).mode().map(SectorMode::headerMode)).contains(mode);
      assertThat(state(scrambled(sector)).scrambled()).isTrue();
      assertThat(state(scrambled(sector)).mode().map(SectorMode::headerMode)).contains(mode);
    }
  }

  @Test
  void knowsMidnightAndItsSector() {
    for (boolean scrambled : new boolean[] {false, true}) {
      byte[] sector = sector(SectorMode.MODE2);
      SlowSector.encode(sector, SectorMode.MODE2, 0, 0, 0);
      SectorState state = state(scrambled ? scrambled(sector) : sector);
      assertThat(state.time()).contains(new Msf(0, 0, 0));
      assertThat(state.scrambled()).isEqualTo(scrambled);
      assertThat(state.isSound()).isTrue();
    }
  }

  @Test
  void acceptsTheBlockIndicatorsOfIncrementalRecording() {
    for (int indicator = 0; indicator < 8; indicator++) {
      byte[] sector = sector(SectorMode.MODE2);
      sector[15] = (byte) (indicator << 5 | 2);
      assertThat(state(sector).mode()).contains(SectorMode.MODE2);
      assertThat(state(sector).isSound()).isTrue();
      assertThat(state(scrambled(sector)).isSound()).isTrue();
    }
  }

  @Test
  void findsTheFirstBadSectorOfARun() {
    int stride = 2448;
    int count = 12;
    byte[] run = new byte[7 + stride * count];
    List<SectorMode> modes = List.of(SectorMode.values());
    for (int i = 0; i < count; i++) {
      byte[] sector = sector(modes.get(i % modes.size()));
      if (i % 3 == 1) {
        SlowSector.scramble(sector);
      }
      System.arraycopy(sector, 0, run, 7 + i * stride, Sector.BYTES);
    }
    Samples.memories(run.length)
        .forEach(
            memory -> {
              MemorySegment.copy(run, 0, memory, ValueLayout.JAVA_BYTE, 0, run.length);
              assertThat(checker.firstBad(memory, 7, stride, count)).isEqualTo(-1);
              assertThat(checker.firstBad(memory, 7, stride, 0)).isEqualTo(-1);
              memory.set(ValueLayout.JAVA_BYTE, 7 + 11L * stride + 100, (byte) 99);
              memory.set(ValueLayout.JAVA_BYTE, 7 + 11L * stride + 101, (byte) 99);
              assertThat(checker.firstBad(memory, 7, stride, count)).isEqualTo(11);
              memory.set(ValueLayout.JAVA_BYTE, 7 + 4L * stride + 5, (byte) 0);
              assertThat(checker.firstBad(memory, 7, stride, count)).isEqualTo(4);
              assertThat(checker.firstBad(memory, 7, stride, 4)).isEqualTo(-1);
              assertThat(Samples.array(memory)[3 * stride + 7 + 11]).isZero();
            });
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "MODE0")
  void findsTheFirstSectorWithAnotherModeOrAddress(SectorMode mode) {
    byte[] run = Samples.bytes(random, 6 * Sector.BYTES);
    MemorySegment memory = MemorySegment.ofArray(run);
    for (int i = 0; i < 6; i++) {
      System.arraycopy(Samples.block(random, mode), 0, run, i * Sector.BYTES, Sector.BYTES);
    }
    new SectorEncoder().encode(mode, memory, 0, Sector.BYTES, 6, 300);

    assertThat(checker.firstBad(mode, memory, 0, Sector.BYTES, 6, 300)).isEqualTo(-1);
    assertThat(checker.firstBad(mode, memory, 0, Sector.BYTES, 6, 301)).isZero();
    assertThat(checker.firstBad(SectorMode.MODE0, memory, 0, Sector.BYTES, 6, 300)).isZero();
    assertThat(SectorState.isSound(checker.check(mode, memory, 0))).isTrue();
    assertThat(SectorState.isSound(checker.check(SectorMode.MODE0, memory, 0))).isFalse();

    new SectorEncoder().encode(mode, memory, 4L * Sector.BYTES, Sector.BYTES, 1, 305);
    assertThat(checker.firstBad(mode, memory, 0, Sector.BYTES, 6, 300)).isEqualTo(4);
    new SectorEncoder().mode0(memory, 2L * Sector.BYTES, Sector.BYTES, 1, 302);
    assertThat(checker.firstBad(mode, memory, 0, Sector.BYTES, 6, 300)).isEqualTo(2);
  }

  @Test
  void refusesRunsThatReachOut() {
    MemorySegment memory = MemorySegment.ofArray(new byte[2 * Sector.BYTES]);
    assertThatThrownBy(() -> checker.firstBad(memory, 0, Sector.BYTES, 3))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> checker.firstBad(SectorMode.MODE1, memory, 0, Sector.BYTES, 3, 0))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> checker.check(memory, Sector.BYTES + 1))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void saysTheStateInWords() {
    byte[] sector = sector(SectorMode.MODE1);
    assertThat(state(sector)).hasToString("mode1 at 12:34:56");
    sector[100] ^= 1;
    assertThat(state(scrambled(sector)))
        .hasToString("mode1 at 12:34:56, scrambled, EDC bad, P bad, Q bad");
    sector[13] = (byte) 0xFF;
    sector[15] = 4;
    assertThat(state(sector)).hasToString("unknown mode without a time");
    sector[0] = 1;
    assertThat(state(sector)).hasToString("no data sector");
  }
}
