package org.glassmaster.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.glassmaster.mmc.Cdb;
import org.glassmaster.mmc.ScsiCommand;
import org.glassmaster.mmc.TransportException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WriteAllocationTest {
  private static final int COMMANDS = 40;
  private static final int FEW = 5;
  private static final int MANY = 50;

  private int next;

  @ParameterizedTest
  @CsvSource({
    "3, 1, 2368, -11635",
    "3, 2, 2448, -11635",
    "3, 3, 2448, -11635",
    "2, 0, 2352, -150",
    "1, 8, 2048, 0"
  })
  void needsNoMemoryPerSector(int writeType, int blockType, int bytes, int first)
      throws TransportException {
    try (EmulatedRecorder recorder = EmulatedRecorder.of(Personality.modern(), new TestWaiter())) {
      recorder.insert(BlankMedium.cdr());
      Host host = new Host(recorder).settle();
      assertThat(host.select(writeType, blockType, 0).isGood()).isTrue();
      if (writeType == 2) {
        // Up to 01:20:00.
        assertThat(
                Host.sense(
                    host.cue(
                        "01 00 00 01 00 00 00 00 01 01 00 00 00 00 00 00"
                            + "01 01 01 00 00 00 02 00 01 AA 01 01 00 01 14 00")))
            .isEmpty();
      }
      MemorySegment blocks = recorder.buffer(MANY * bytes);
      next = first;
      write(recorder, blocks, FEW, bytes);
      write(recorder, blocks, MANY, bytes);

      long few = write(recorder, blocks, FEW, bytes);
      long many = write(recorder, blocks, MANY, bytes);

      assertThat((many - few) / (COMMANDS * (MANY - FEW))).as("bytes per sector").isLessThan(8);
    }
  }

  /** Bytes that so many WRITEs allocate. */
  private long write(EmulatedRecorder recorder, MemorySegment blocks, int count, int bytes)
      throws TransportException {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < COMMANDS; i++) {
      Cdb cdb = Cdb.of(10, 0x2A).with32(2, next).with16(7, count);
      MemorySegment data = blocks.asSlice(0, (long) count * bytes);
      assertThat(recorder.execute(ScsiCommand.sending(cdb, data, Duration.ofSeconds(1))).isGood())
          .isTrue();
      next += count;
    }
    return threads.getCurrentThreadAllocatedBytes() - before;
  }
}
