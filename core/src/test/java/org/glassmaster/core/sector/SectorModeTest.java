package org.glassmaster.core.sector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SectorModeTest {
  @ParameterizedTest
  @CsvSource({
    "MODE0, 0, 16, 2336, false, false",
    "MODE1, 1, 16, 2048, false, true",
    "MODE2, 2, 16, 2336, false, false",
    "FORM1, 2, 24, 2048, true, true",
    "FORM2, 2, 24, 2324, true, false"
  })
  void hasTheLayoutOfTheStandard(
      SectorMode mode, int header, int offset, int bytes, boolean subheader, boolean parity) {
    assertThat(mode.headerMode()).isEqualTo(header);
    assertThat(mode.dataOffset()).isEqualTo(offset);
    assertThat(mode.dataBytes()).isEqualTo(bytes);
    assertThat(mode.hasSubheader()).isEqualTo(subheader);
    assertThat(mode.hasParity()).isEqualTo(parity);
  }

  @ParameterizedTest
  @EnumSource
  void extractsWhatItPlaced(SectorMode mode) {
    SplittableRandom random = new SplittableRandom(5);
    byte[] data = Samples.bytes(random, 9 + 3 * mode.dataBytes());
    byte[] sectors = Samples.bytes(random, 11 + 3 * 2368);
    byte[] expected = sectors.clone();
    for (int i = 0; i < 3; i++) {
      System.arraycopy(
          data,
          9 + i * mode.dataBytes(),
          expected,
          11 + i * 2368 + mode.dataOffset(),
          mode.dataBytes());
    }

    mode.place(MemorySegment.ofArray(data), 9, MemorySegment.ofArray(sectors), 11, 2368, 3);
    assertThat(sectors).isEqualTo(expected);

    byte[] extracted = Arrays.copyOf(data, 9 + 3 * mode.dataBytes());
    Arrays.fill(extracted, 9, extracted.length, (byte) 0);
    mode.extract(MemorySegment.ofArray(sectors), 11, 2368, 3, MemorySegment.ofArray(extracted), 9);
    assertThat(extracted).isEqualTo(data);
  }

  @Test
  void refusesRunsThatReachOutBeforeItTouchesAnything() {
    byte[] data = new byte[2 * 2048];
    Arrays.fill(data, (byte) 1);
    byte[] sectors = new byte[2 * Sector.BYTES];
    MemorySegment from = MemorySegment.ofArray(data);
    MemorySegment to = MemorySegment.ofArray(sectors);
    SectorMode mode = SectorMode.MODE1;

    assertThatThrownBy(() -> mode.place(from, 1, to, 0, Sector.BYTES, 2))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> mode.place(from, 0, to, 1, Sector.BYTES, 2))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> mode.extract(to, 0, Sector.BYTES, 2, from, 1))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> mode.extract(to, 0, Sector.BYTES, 3, from, 0))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThat(sectors).containsOnly(0);
    assertThat(data).containsOnly(1);
  }
}
