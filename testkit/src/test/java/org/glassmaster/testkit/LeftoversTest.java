package org.glassmaster.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {
  @TempDir private Path folder;

  @Test
  void areNoneWhereAllWasGivenBack() throws Exception {
    Leftovers before = Leftovers.now();
    Path file = Files.writeString(folder.resolve("file"), "bytes");
    try (InputStream in = Files.newInputStream(file)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    Thread thread = new Thread(() -> {}, "short");
    thread.start();
    before.assertNothingMore();
  }

  @Test
  void showAFileThatWasLeftOpen() throws Exception {
    assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")), "only Linux tells what is open");
    Leftovers before = Leftovers.now();
    Path file = Files.writeString(folder.resolve("forgotten"), "bytes");
    try (InputStream in = Files.newInputStream(file)) {
      assertThatThrownBy(before::assertNothingMore)
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("forgotten");
      in.transferTo(OutputStream.nullOutputStream());
    }
  }
}
