package org.glassmaster.backend.file.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.port.RecordOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that is killed while it writes leaves the old image, or the new one, and no ruin. */
class KilledRunTest {
  private static final int KILLS = 6;

  @TempDir Path folder;

  /** Writes one image over the other until it is killed. */
  static final class Writer {
    private Writer() {}

    public static void main(String[] arguments) throws Exception {
      Disc[] discs = {Discs.hidden(), Discs.album()};
      for (int i = 0; ; i++) {
        Images.write(
            discs[i % 2], arguments[0], Optional.empty(), RecordOptions.DEFAULT.overwriting());
        if (i == 0) {
          System.out.write('!');
          System.out.flush();
        }
      }
    }
  }

  @Test
  void leavesAWholeImage() throws Exception {
    // Two files that have to agree: the sidecar says the digest of the blocks.
    Path image = folder.resolve("a.rawdao");
    for (int kill = 0; kill < KILLS; kill++) {
      killOne(image, kill * 37L);
      assertThat(Images.read(image).findings()).isEmpty();
    }
    Images.write(
        Discs.album(), image.toString(), Optional.empty(), RecordOptions.DEFAULT.overwriting());
    assertThat(names()).containsExactly("a.rawdao", "a.rawdao.json");
  }

  private void killOne(Path image, long later) throws Exception {
    Process writer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Writer.class.getName(),
                image + "?sync=false")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      assertThat(writer.getInputStream().read()).isEqualTo('!');
      assertThat(writer.waitFor(later, TimeUnit.MILLISECONDS)).isFalse();
    } finally {
      writer.destroyForcibly().waitFor();
    }
  }

  private List<String> names() throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    }
  }
}
