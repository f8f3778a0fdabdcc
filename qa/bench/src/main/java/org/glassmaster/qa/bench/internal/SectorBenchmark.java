package org.glassmaster.qa.bench.internal;

import java.lang.foreign.MemorySegment;
import java.util.concurrent.TimeUnit;
import org.glassmaster.core.sector.Scrambler;
import org.glassmaster.core.sector.Sector;
import org.glassmaster.core.sector.SectorMode;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** Sectors a second of the sector codecs, on as many threads as {@code -t} says. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@OperationsPerInvocation(Sectors.COUNT)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 7, time = 1)
@Fork(2)
public class SectorBenchmark {
  /** Encodes mode 1: header, EDC, P and Q. */
  @Benchmark
  public MemorySegment mode1(Sectors sectors) {
    sectors.encoder.mode1(sectors.mode1, 0, Sector.BYTES, Sectors.COUNT, 0);
    return sectors.mode1;
  }

  /** Encodes mode 2 form 1: header, EDC, P and Q. */
  @Benchmark
  public MemorySegment form1(Sectors sectors) {
    sectors.encoder.form1(sectors.form1, 0, Sector.BYTES, Sectors.COUNT, 0);
    return sectors.form1;
  }

  /** Verifies header, EDC, P and Q of mode 1. */
  @Benchmark
  public int verify(Sectors sectors) {
    return sectors.checker.firstBad(
        SectorMode.MODE1, sectors.mode1, 0, Sector.BYTES, Sectors.COUNT, 0);
  }

  /** Scrambles. */
  @Benchmark
  public MemorySegment scramble(Sectors sectors) {
    Scrambler.apply(sectors.form1, 0, Sector.BYTES, Sectors.COUNT);
    return sectors.form1;
  }
}
