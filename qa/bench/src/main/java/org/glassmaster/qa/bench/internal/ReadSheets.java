package org.glassmaster.qa.bench.internal;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.port.Device;
import org.glassmaster.core.port.Job;
import org.glassmaster.spi.BackEnds;
import org.glassmaster.spi.Location;

/**
 * Reads every CUE sheet below a folder again and again, as {@code info} does: finds out the format,
 * parses, opens the files, builds the disc. Prints sheets a second of processor time, of the best
 * round.
 */
public final class ReadSheets {
  private static final int ROUNDS = 100;

  private ReadSheets() {}

  /** Reads the sheets in the folder that the first argument names. */
  public static void main(String[] args) throws IOException, GlassmasterException {
    List<Location> sheets;
    try (Stream<Path> files = Files.walk(Path.of(args[0]))) {
      sheets =
          files
              .filter(file -> file.toString().endsWith(".cue"))
              .map(file -> Location.of(BackEnds.FILE, file.toString()))
              .toList();
    }
    BackEnds backEnds = BackEnds.load();
    ThreadMXBean time = ManagementFactory.getThreadMXBean();
    long best = Long.MAX_VALUE;
    long tracks = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long start = time.getCurrentThreadCpuTime();
      tracks = 0;
      for (Location sheet : sheets) {
        try (Device image = backEnds.open(sheet)) {
          tracks += image.reader().orElseThrow().contents(Job.unwatched()).disc().tracks().count();
        }
      }
      best = Math.min(best, time.getCurrentThreadCpuTime() - start);
    }
    System.out.println(
        String.format(
            Locale.ROOT,
            "%d sheets, %d tracks: %.1f ms, %.0f sheets/s",
            sheets.size(),
            tracks,
            best / 1e6,
            sheets.size() * 1e9 / best));
  }
}
