package org.glassmaster.mmc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CdbTest {
  @Test
  void isPrintedAsTheTablesPrintIt() {
    Cdb write = Cdb.of(10, 0x2A).with32(2, -11077).with16(7, 26);

    assertThat(write).hasToString("2A 00 FF FF D4 BB 00 00 1A 00");
  }

  @Test
  void readsBackWhatWasPutIn() {
    Cdb cdb = Cdb.of(12, 0xBE).with32(2, -150).with24(6, 0x123456).with(9, 0xF8).with(10, 0x01);

    assertThat(cdb.opcode()).isEqualTo(0xBE);
    assertThat(cdb.s32(2)).isEqualTo(-150);
    assertThat(cdb.u24(6)).isEqualTo(0x123456);
    assertThat(cdb.u16(9)).isEqualTo(0xF801);
    assertThat(Cdb.of(cdb.toBytes())).isEqualTo(cdb);
  }

  @Test
  void hasNoByteBeyondItsLength() {
    assertThatThrownBy(() -> Cdb.of(6, 0x12).with(6, 1))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> Cdb.of(17, 0x12)).isInstanceOf(IllegalArgumentException.class);
  }
}
