package org.glassmaster.core.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Random;
import org.glassmaster.core.Vectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CdTextCycleTest {
  private static final CdTextCycle NIGHTS =
      new CdTextCycle(Packs.column("vectors/cdtext_block.tsv", 1));

  @Test
  void laysTheDocumentedPacksIntoLeadInSectors() {
    List<String[]> rows = Vectors.rows("vectors/cdtext_leadin_blocks.tsv");
    assertThat(NIGHTS.sectors()).isEqualTo(rows.size()).isEqualTo(11);
    for (String[] row : rows) {
      int sector = Integer.parseInt(row[0]);
      assertThat(Vectors.hex(symbols(NIGHTS, sector))).isEqualTo(row[1]);
      assertThat(symbols(NIGHTS, sector + 11 * 1000)).isEqualTo(symbols(NIGHTS, sector));
    }
  }

  @Test
  void spreadsEachPackAsTheTableSays() {
    List<String[]> rows = Vectors.rows("vectors/cdtext_block.tsv");
    ByteArrayOutputStream tape = new ByteArrayOutputStream();
    for (int sector = 0; sector < 11; sector++) {
      tape.writeBytes(symbols(NIGHTS, sector));
    }
    for (int i = 0; i < 44; i++) {
      byte[] six = new byte[24];
      System.arraycopy(tape.toByteArray(), i * 24, six, 0, 24);
      assertThat(Vectors.hex(six)).isEqualTo(rows.get(i % 22)[2]);
      assertThat(NIGHTS.pack(i / 4, i % 4)).isEqualTo(i % 22);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "2, 1",
    "3, 3",
    "4, 1",
    "5, 5",
    "6, 3",
    "7, 7",
    "8, 2",
    "22, 11",
    "2048, 512"
  })
  void closesAfterTheLeastCommonMultiple(int packs, int sectors) {
    byte[] bytes = new byte[packs * 18];
    new Random(packs).nextBytes(bytes);
    CdTextCycle cycle = new CdTextCycle(bytes);
    assertThat(cycle.sectors()).isEqualTo(sectors);
    // By bit string: the whole tape is the packs' bits, six to a symbol, again and again.
    for (int sector = 0; sector < Math.min(2 * sectors, 40); sector++) {
      byte[] symbols = symbols(cycle, sector);
      for (int i = 0; i < 96 * 6; i++) {
        int bit = (sector * 576 + i) % (packs * 144);
        int expected = bytes[bit / 8] >> (7 - bit % 8) & 1;
        assertThat(symbols[i / 6] >> (5 - i % 6) & 1).isEqualTo(expected);
      }
    }
  }

  @Test
  void countsPacksFarIntoALongLeadIn() {
    assertThat(NIGHTS.pack(Integer.MAX_VALUE, 3))
        .isEqualTo((int) ((4L * Integer.MAX_VALUE + 3) % 22));
  }

  @Test
  void writesWhereItIsTold() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment target = arena.allocate(100);
      target.fill((byte) 0x55);
      NIGHTS.copy(3, target, 2);
      assertThat(target.get(ValueLayout.JAVA_BYTE, 1)).isEqualTo((byte) 0x55);
      assertThat(target.get(ValueLayout.JAVA_BYTE, 98)).isEqualTo((byte) 0x55);
      assertThat(target.asSlice(2, 96).toArray(ValueLayout.JAVA_BYTE))
          .isEqualTo(symbols(NIGHTS, 3));
    }
  }

  @Test
  void isReadBackFromItsSymbols() {
    ByteArrayOutputStream packs = new ByteArrayOutputStream();
    for (int sector = 5; sector < 5 + 11; sector++) {
      byte[] symbols = symbols(NIGHTS, sector);
      for (int i = 0; i < 96; i += 4) {
        packs.write(symbols[i] << 2 | symbols[i + 1] >> 4);
        packs.write(symbols[i + 1] << 4 | symbols[i + 2] >> 2);
        packs.write(symbols[i + 2] << 6 | symbols[i + 3]);
      }
    }
    CdTextReading reading = CdTextReader.read(packs.toByteArray());
    assertThat(reading.text()).isEqualTo(CdTextWriterTest.NIGHTS);
    assertThat(reading.findings()).isEmpty();
  }

  @Test
  void refusesWhatIsNoPacks() {
    assertThatIllegalArgumentException().isThrownBy(() -> new CdTextCycle(new byte[0]));
    assertThatIllegalArgumentException().isThrownBy(() -> new CdTextCycle(new byte[19]));
  }

  private static byte[] symbols(CdTextCycle cycle, int sector) {
    byte[] symbols = new byte[96];
    cycle.copy(sector, MemorySegment.ofArray(symbols), 0);
    return symbols;
  }
}
