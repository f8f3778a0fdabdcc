package org.glassmaster.qa.bench.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.disc.Purpose;
import org.glassmaster.core.disc.SectorForm;
import org.glassmaster.core.disc.TrackMode;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.image.BlockFormat;
import org.glassmaster.core.image.RawImage;
import org.glassmaster.core.image.Render;
import org.glassmaster.core.image.SectorFormat;
import org.glassmaster.core.layout.Layout;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Whole blocks of a raw image, from memory to memory, in batches as a recorder asks for them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class RawImageBenchmark {
  private static final int SECTORS = 26 * 128;
  private static final int BATCH = 26;

  @Param({"MODE1", "AUDIO"})
  public TrackMode mode;

  @Param({"RAW", "MAIN"})
  public BlockFormat format;

  private RawImage image;
  private MemorySegment batch;

  @Setup(Level.Trial)
  public void layOut() {
    SectorForm form = mode.isAudio() ? SectorForm.AUDIO : SectorForm.DATA_2048;
    byte[] bytes = new byte[SECTORS * form.bytes()];
    new Random(1).nextBytes(bytes);
    ByteSource source = ByteSource.of("memory", bytes);
    Disc disc =
        Disc.builder()
            .mcn("4006381333931")
            .track(
                mode,
                track ->
                    track.content(new Fragment.Sectors(source, 0, form.bytes(), form, SECTORS)))
            .build(Purpose.BURNING)
            .disc()
            .orElseThrow();
    image = new RawImage(Layout.of(disc), Render.DEFAULT);
    batch = Arena.ofAuto().allocate((long) BATCH * format.bytes());
  }

  @Benchmark
  @OperationsPerInvocation(SECTORS)
  public MemorySegment render() throws SourceException {
    SectorFormat blocks = SectorFormat.of(format);
    for (int lba = 0; lba < SECTORS; lba += BATCH) {
      image.read(lba, BATCH, blocks, batch, 0);
    }
    return batch;
  }
}
