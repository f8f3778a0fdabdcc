package org.glassmaster.qa.bench.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.SplittableRandom;
import org.glassmaster.core.sector.Scrambler;
import org.glassmaster.core.sector.Sector;
import org.glassmaster.core.sector.SectorChecker;
import org.glassmaster.core.sector.SectorEncoder;
import org.glassmaster.core.sector.SectorMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The workload of the sector benchmarks: 1024 sectors of noise, which is more than the second-level
 * cache and less than the third, and one codec of each kind, for each thread.
 */
@State(Scope.Thread)
public class Sectors {
  /** How many sectors one call works on. */
  public static final int COUNT = 1024;

  /**
   * Where the sectors lie. {@code mixed} memory is native too, but the code was warmed up on memory
   * of four kinds before, as in a program that uses them all.
   */
  @Param({"heap", "native", "mixed"})
  public String memory = "heap";

  final SectorEncoder encoder = new SectorEncoder();
  final SectorChecker checker = new SectorChecker();

  /** Mode 1. */
  MemorySegment mode1 = MemorySegment.NULL;

  /** Mode 2 form 1. */
  MemorySegment form1 = MemorySegment.NULL;

  /** Fills the memory. */
  @Setup(Level.Trial)
  public void fill() {
    if (memory.equals("mixed")) {
      for (int round = 0; round < 30; round++) {
        for (MemorySegment kind : kinds()) {
          use(kind);
        }
      }
    }
    mode1 = allocate();
    form1 = allocate();
    noise(mode1);
    noise(form1);
    encoder.encode(SectorMode.MODE1, mode1, 0, Sector.BYTES, COUNT, 0);
    encoder.encode(SectorMode.FORM1, form1, 0, Sector.BYTES, COUNT, 0);
  }

  private MemorySegment allocate() {
    return memory.equals("heap")
        ? MemorySegment.ofArray(new byte[COUNT * Sector.BYTES])
        : Arena.ofAuto().allocate((long) COUNT * Sector.BYTES, 64);
  }

  private static List<MemorySegment> kinds() {
    return List.of(
        MemorySegment.ofArray(new byte[COUNT * Sector.BYTES]),
        MemorySegment.ofArray(new long[COUNT * Sector.BYTES / 8]),
        MemorySegment.ofArray(new short[COUNT * Sector.BYTES / 2]),
        Arena.ofAuto().allocate((long) COUNT * Sector.BYTES, 64));
  }

  private void use(MemorySegment sectors) {
    for (SectorMode mode : SectorMode.values()) {
      encoder.encode(mode, sectors, 0, Sector.BYTES, COUNT, 0);
      Scrambler.apply(sectors, 0, Sector.BYTES, COUNT);
      if (checker.firstBad(mode, sectors, 0, Sector.BYTES, COUNT, 0) >= 0) {
        throw new IllegalStateException("encoded sectors are bad");
      }
    }
  }

  private static void noise(MemorySegment sectors) {
    SplittableRandom random = new SplittableRandom(1);
    for (long at = 0; at < sectors.byteSize(); at += 8) {
      sectors.set(ValueLayout.JAVA_LONG_UNALIGNED, at, random.nextLong());
    }
  }
}
