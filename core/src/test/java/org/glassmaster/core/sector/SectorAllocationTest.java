package org.glassmaster.core.sector;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

class SectorAllocationTest {
  private static final int COUNT = 200;
  private static final int ROUNDS = 10;

  @Test
  void needsNoMemoryPerSector() {
    try (Arena arena = Arena.ofConfined()) {
      for (MemorySegment sectors :
          List.of(
              MemorySegment.ofArray(new byte[COUNT * Sector.BYTES]),
              arena.allocate((long) COUNT * Sector.BYTES))) {
        SectorEncoder encoder = new SectorEncoder();
        SectorChecker checker = new SectorChecker();
        for (SectorMode mode : SectorMode.values()) {
          Runnable work =
              () -> {
                encoder.encode(mode, sectors, 0, Sector.BYTES, COUNT, 0);
                Scrambler.apply(sectors, 0, Sector.BYTES, COUNT);
                assertThat(checker.firstBad(mode, sectors, 0, Sector.BYTES, COUNT, 0))
                    .isEqualTo(-1);
                Scrambler.apply(sectors, 0, Sector.BYTES, COUNT);
              };
          for (int i = 0; i < ROUNDS; i++) {
            work.run();
          }
          long before = allocated();
          for (int i = 0; i < ROUNDS; i++) {
            work.run();
          }
          assertThat((allocated() - before) / (ROUNDS * COUNT))
              .as("bytes per sector")
              .isLessThan(8);
        }
      }
    }
  }

  private static long allocated() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    return threads.getCurrentThreadAllocatedBytes();
  }
}
