package org.glassmaster.core.subchannel;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import org.glassmaster.core.Vectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PqCrcTest {
  @ParameterizedTest
  @EnumSource
  void imposesEitherFormOnEither(Memory memory) {
    for (String[] row : Vectors.rows("vectors/subchannel_blocks.tsv")) {
      String inverted = row[3];
      String plain = row[4];
      MemorySegment blocks =
          memory.of(Vectors.bytes(inverted + " FF " + plain + " FF " + inverted));
      PqCrc.PLAIN.impose(blocks, 0, 17, 3);
      assertThat(Vectors.hex(Memory.bytes(blocks)))
          .isEqualTo(plain + " FF " + plain + " FF " + plain);
      PqCrc.INVERTED.impose(blocks, 17, 17, 2);
      assertThat(Vectors.hex(Memory.bytes(blocks)))
          .isEqualTo(plain + " FF " + inverted + " FF " + inverted);
    }
  }

  @ParameterizedTest
  @EnumSource
  void leavesAWrongCrcAsItIs(PqCrc crc) {
    byte[] block = Vectors.bytes("01 01 01 00 00 00 00 00 02 00 00 00 00 00 00 80");
    MemorySegment blocks = Memory.HEAP.of(block);
    crc.impose(blocks, 0, 16, 1);
    assertThat(Memory.bytes(blocks)).isEqualTo(block);
  }
}
