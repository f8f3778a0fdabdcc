package org.glassmaster.qa.examples.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.transfer.Report;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExamplesTest {
  private static final String DEMO = Path.of("demo", "demo.cue").toAbsolutePath().toString();

  @TempDir Path folder;

  @Test
  void burnsWithoutGuice() throws GlassmasterException {
    Path target = folder.resolve("demo.rawdao");
    check(BurnAlbum.burn(DEMO, target.toString()), target);
  }

  @Test
  void burnsWithGuice() throws GlassmasterException {
    Path target = folder.resolve("again.rawdao");
    check(BurnAlbumWithGuice.burn(DEMO, target.toString()), target);
  }

  /** The demonstration disc is 24 seconds long, each block of the raw stream 2448 bytes. */
  private static void check(Report report, Path target) {
    assertThat(report.verified()).contains(true);
    assertThat(target).hasSize((22_650 + 1_650 + 6_750) * 2448L);
  }
}
