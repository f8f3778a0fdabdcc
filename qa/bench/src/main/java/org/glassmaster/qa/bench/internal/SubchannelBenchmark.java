package org.glassmaster.qa.bench.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.glassmaster.core.address.Msf;
import org.glassmaster.core.disc.Isrc;
import org.glassmaster.core.disc.Mcn;
import org.glassmaster.core.subchannel.Crc16;
import org.glassmaster.core.subchannel.QEncoder;
import org.glassmaster.core.subchannel.QFrame;
import org.glassmaster.core.subchannel.RwChannel;
import org.glassmaster.core.subchannel.RwPacks;
import org.glassmaster.core.subchannel.SubchannelForm;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Sub-channel blocks a second, on one thread. The workload is that of the peers: one track, MCN and
 * ISRC once in a hundred sectors each, P in the pause.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class SubchannelBenchmark {
  private static final int BLOCKS = 1000;
  private static final int SIZE = SubchannelForm.RAW96.size();
  private static final Mcn MCN = new Mcn("1234567890123");
  private static final Isrc ISRC = new Isrc("DEXXX9800001");

  private final MemorySegment frame = MemorySegment.ofArray(new byte[QFrame.BYTES]);
  private final MemorySegment scratch = MemorySegment.ofArray(new byte[RwChannel.SCRATCH]);
  private final MemorySegment raw = Arena.ofAuto().allocate((long) BLOCKS * SIZE);
  private final MemorySegment blocks = Arena.ofAuto().allocate((long) BLOCKS * SIZE);
  private final MemorySegment symbols = Arena.ofAuto().allocate((long) BLOCKS * SIZE);
  private final RwPacks<RuntimeException> packs = RwPacks.of(symbols);
  private int first;

  /** Fills R–W with something, and the blocks that are read with frames. */
  @Setup
  public void fill() {
    byte[] random = new byte[BLOCKS * SIZE];
    new Random(1).nextBytes(random);
    symbols.copyFrom(MemorySegment.ofArray(random));
    compose();
    raw.copyFrom(blocks);
  }

  /** Q with its CRC, P, and the spread over 96 symbols. */
  @Benchmark
  @OperationsPerInvocation(BLOCKS)
  public MemorySegment compose() {
    first = first == 333_000 ? 0 : first + BLOCKS;
    for (int i = 0; i < BLOCKS; i++) {
      int lba = first + i - 150;
      int time = Msf.framesOfLba(lba);
      int place = Math.floorMod(lba, 100);
      if (place == 99) {
        QEncoder.catalogue(frame, 0, 0, MCN, time);
      } else if (place == 49) {
        QEncoder.recording(frame, 0, 0, ISRC, time);
      } else {
        QEncoder.position(frame, 0, 0, 1, lba < 0 ? 0 : 1, Math.abs(lba), time);
      }
      SubchannelForm.RAW96.compose(frame, 0, lba <= 0, blocks, (long) i * SIZE);
    }
    return blocks;
  }

  /** Q out of 96 symbols, and its CRC checked. */
  @Benchmark
  @OperationsPerInvocation(BLOCKS)
  public int readQ() {
    int good = 0;
    for (int i = 0; i < BLOCKS; i++) {
      SubchannelForm.RAW96.readQ(raw, (long) i * SIZE, frame, 0);
      good += Crc16.isGood(frame, 0, QFrame.BYTES - 2) ? 1 : 0;
    }
    return good;
  }

  /** Symbols into planes. */
  @Benchmark
  @OperationsPerInvocation(BLOCKS)
  public MemorySegment planes() {
    SubchannelForm.RAW96.convert(
        symbols, 0, SIZE, SubchannelForm.PLANES96, blocks, 0, SIZE, BLOCKS);
    return blocks;
  }

  /** R–W parity and interleave. */
  @Benchmark
  @OperationsPerInvocation(BLOCKS)
  public MemorySegment encodeRw() {
    RwChannel.encode(0, BLOCKS, packs, scratch, blocks, 0, SIZE);
    return blocks;
  }
}
