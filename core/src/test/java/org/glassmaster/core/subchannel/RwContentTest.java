package org.glassmaster.core.subchannel;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RwContentTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0, NONE",
    "0, 1, OTHER",
    "1, 0, LINE_GRAPHICS",
    "1, 1, TV_GRAPHICS",
    "1, 2, EXTENDED_TV_GRAPHICS",
    "1, 3, OTHER",
    "3, 0, OTHER",
    "7, 0, OTHER",
    "7, 7, OTHER"
  })
  void isToldByModeAndItem(int mode, int item, RwContent content) {
    for (int pq = 0; pq < 256; pq += 64) {
      MemorySegment pack = Memory.HEAP.of(26);
      pack.set(Words.BYTE, 2, (byte) (pq | mode << 3 | item));
      assertThat(RwContent.of(pack, 2)).isEqualTo(content);
    }
  }
}
