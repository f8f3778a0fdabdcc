package org.glassmaster.backend.file.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.image.BlockFormat;
import org.glassmaster.core.port.RecordOptions;
import org.glassmaster.core.sector.SectorEncoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images stream: what is allocated does not grow with the disc. */
class CopyLoopTest {
  private static final int SHORT = 2_000;
  private static final int LONG = 22_000;

  @TempDir Path folder;

  @Test
  void allocatesNothingForASectorOfASheet() throws Exception {
    sheet("short", SHORT);
    sheet("long", LONG);
    assertThat(perSector(".cue?sync=false", Optional.empty())).isLessThan(16);
  }

  @Test
  void allocatesNothingForASectorOfATocFile() throws Exception {
    sheet("short", SHORT);
    sheet("long", LONG);
    assertThat(perSector(".toc?sync=false", Optional.empty())).isLessThan(16);
  }

  @Test
  void allocatesNothingForASectorOfACloneCdImage() throws Exception {
    sheet("short", SHORT);
    sheet("long", LONG);
    assertThat(perSector(".ccd?sync=false", Optional.of(BlockFormat.RAW))).isLessThan(16);
  }

  @Test
  void allocatesNothingForASectorOfAStream() throws Exception {
    sheet("short", SHORT);
    sheet("long", LONG);
    assertThat(perSector(".rawdao?sync=false", Optional.of(BlockFormat.RAW))).isLessThan(16);
  }

  @Test
  void allocatesNothingForASectorThatBecomesBareData() throws Exception {
    sectors("short", SHORT);
    sectors("long", LONG);
    assertThat(perSector(".iso?sync=false", Optional.empty())).isLessThan(16);
  }

  /** What a longer disc costs more, of a few runs the least: the first ones warm up. */
  private double perSector(String target, Optional<BlockFormat> format) throws Exception {
    long least = Long.MAX_VALUE;
    for (int run = 0; run < 4; run++) {
      long shortDisc = convert("short", target, format);
      long longDisc = convert("long", target, format);
      least = Math.min(least, longDisc - shortDisc);
    }
    return least / (double) (LONG - SHORT);
  }

  private long convert(String name, String target, Optional<BlockFormat> format)
      throws GlassmasterException {
    var disc = Images.read(folder.resolve(name + ".cue")).disc();
    long before = allocated();
    Images.write(
        disc,
        folder.resolve("out" + target).toString(),
        format,
        RecordOptions.DEFAULT.overwriting());
    return allocated() - before;
  }

  private void sheet(String name, int sectors) throws Exception {
    Files.write(folder.resolve(name + ".bin"), new byte[sectors * 2352]);
    Files.writeString(
        folder.resolve(name + ".cue"),
        "FILE \"" + name + ".bin\" BINARY\nTRACK 01 AUDIO\nINDEX 01 00:00:00\n");
  }

  private void sectors(String name, int count) throws Exception {
    byte[] sectors = new byte[count * 2352];
    new SectorEncoder().mode1(MemorySegment.ofArray(sectors), 0, 2352, count, 0);
    Files.write(folder.resolve(name + ".bin"), sectors);
    Files.writeString(
        folder.resolve(name + ".cue"),
        "FILE \"" + name + ".bin\" BINARY\nTRACK 01 MODE1/2352\nINDEX 01 00:00:00\n");
  }

  private static long allocated() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getCurrentThreadAllocatedBytes();
  }
}
