package org.glassmaster.core.sector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import org.glassmaster.core.Vectors;
import org.junit.jupiter.api.Test;

class SubheaderTest {
  @Test
  void isReadFromASector() {
    MemorySegment sector = MemorySegment.ofArray(Vectors.file("vectors/sector_m2f2_lba4500.hex"));

    assertThat(Subheader.of(sector, 0)).isEqualTo(new Subheader(1, 2, 0x64, 0x7F));
  }

  @Test
  void keepsBytesUnsigned() {
    byte[] sectors = new byte[5 + Sector.BYTES];
    System.arraycopy(Vectors.bytes("F1 F2 F4 F8"), 0, sectors, 5 + 16, 4);

    assertThat(Subheader.of(MemorySegment.ofArray(sectors), 5))
        .isEqualTo(new Subheader(0xF1, 0xF2, 0xF4, 0xF8));
  }

  @Test
  void tellsTheForm() {
    assertThat(new Subheader(0, 0, 0x20, 0).isForm2()).isTrue();
    assertThat(new Subheader(0xFF, 0xFF, 0xDF, 0xFF).isForm2()).isFalse();
  }

  @Test
  void refusesWhatIsNoByte() {
    assertThatThrownBy(() -> new Subheader(256, 0, 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("256");
    assertThatThrownBy(() -> new Subheader(0, -1, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Subheader(0, 0, 256, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Subheader(0, 0, 0, 256))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
