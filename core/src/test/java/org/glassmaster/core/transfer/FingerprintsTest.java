package org.glassmaster.core.transfer;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.port.TestDiscs;
import org.junit.jupiter.api.Test;

class FingerprintsTest {
  private static final int SECTOR = 2352;

  private final Fingerprints fingerprints =
      new Fingerprints(Layout.of(TestDiscs.built(TestDiscs.album())));

  @Test
  void knowsASectorAgainWhereverItLies() throws Exception {
    byte[] bytes = TestDiscs.noise(1, 3 * SECTOR);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment memory = arena.allocate(3 * SECTOR).copyFrom(MemorySegment.ofArray(bytes));
      fingerprints.saw(0, memory, SECTOR, SECTOR);
    }
    fingerprints.taken();
    assertThatCode(() -> fingerprints.saw(0, MemorySegment.ofArray(bytes), SECTOR, SECTOR))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> fingerprints.saw(0, MemorySegment.ofArray(bytes), 0, SECTOR))
        .isInstanceOf(SourceException.class);
  }

  /** Segments that begin at the same place are equal, however long they are. */
  @Test
  void tellsMemoryFromOtherMemoryAtTheSamePlace() throws Exception {
    MemorySegment all = MemorySegment.ofArray(TestDiscs.noise(1, 2 * SECTOR));
    fingerprints.saw(0, all.asSlice(0, SECTOR), 0, SECTOR);
    fingerprints.saw(1, all, SECTOR, SECTOR);
    fingerprints.taken();
    assertThatCode(() -> fingerprints.saw(1, all, SECTOR, SECTOR)).doesNotThrowAnyException();
  }

  @Test
  void saysNothingOfASectorThatWasNotReadFirst() {
    fingerprints.taken();
    assertThatCode(
            () -> fingerprints.saw(7, MemorySegment.ofArray(TestDiscs.noise(1, SECTOR)), 0, SECTOR))
        .doesNotThrowAnyException();
  }
}
