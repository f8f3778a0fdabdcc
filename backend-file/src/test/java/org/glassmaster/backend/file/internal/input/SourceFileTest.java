package org.glassmaster.backend.file.internal.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fault.SourceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceFileTest {
  @TempDir Path folder;

  @Test
  void readsAnyPositionIntoHeapAndNativeMemory() throws Exception {
    byte[] bytes = random(10_000);
    try (SourceFile file = open(bytes);
        Arena arena = Arena.ofConfined()) {
      MemorySegment memory = arena.allocate(4_000);
      file.read(1_234, memory, 10, 3_000);
      byte[] heap = new byte[3_010];
      file.read(1_234, MemorySegment.ofArray(heap), 10, 3_000);

      for (int i = 0; i < 3_000; i++) {
        assertThat(memory.get(ValueLayout.JAVA_BYTE, 10 + i)).isEqualTo(bytes[1_234 + i]);
        assertThat(heap[10 + i]).isEqualTo(bytes[1_234 + i]);
      }
      assertThat(file.size()).isEqualTo(10_000);
    }
  }

  @Test
  void tellsMemoryFromLongerMemoryAtTheSamePlace() throws Exception {
    byte[] bytes = random(1_000);
    byte[] heap = new byte[1_000];
    try (SourceFile file = open(bytes)) {
      file.read(0, MemorySegment.ofArray(heap).asSlice(0, 100), 0, 100);
      file.read(0, MemorySegment.ofArray(heap), 0, 1_000);
      assertThat(heap).isEqualTo(bytes);
    }
  }

  @Test
  void servesMemoryThatTookThePlaceOfOtherMemory() throws Exception {
    byte[] bytes = random(1_000);
    MemorySegment lasting = Arena.ofAuto().allocate(1_000);
    try (SourceFile file = open(bytes);
        Arena second = Arena.ofConfined()) {
      try (Arena first = Arena.ofConfined()) {
        file.read(0, lasting.reinterpret(1_000, first, null), 0, 1_000);
      }
      file.read(0, lasting.reinterpret(1_000, second, null), 0, 1_000);
      assertThat(lasting.toArray(ValueLayout.JAVA_BYTE)).isEqualTo(bytes);
    }
  }

  @Test
  void servesSeveralThreadsAtOnce() throws Exception {
    byte[] bytes = random(200_000);
    try (SourceFile file = open(bytes);
        ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<Boolean>> done = new ArrayList<>();
      for (int t = 0; t < 4; t++) {
        Random random = new Random(t);
        done.add(
            threads.submit(
                () -> {
                  byte[] into = new byte[1_000];
                  boolean same = true;
                  for (int i = 0; i < 500; i++) {
                    int at = random.nextInt(199_000);
                    file.read(at, MemorySegment.ofArray(into), 0, 1_000);
                    for (int b = 0; b < 1_000; b++) {
                      same &= into[b] == bytes[at + b];
                    }
                  }
                  return same;
                }));
      }
      for (Future<Boolean> each : done) {
        assertThat(each.get()).isTrue();
      }
    }
  }

  @Test
  void refusesWhatLiesPastItsEnd() throws Exception {
    try (SourceFile file = open(new byte[100])) {
      MemorySegment into = MemorySegment.ofArray(new byte[200]);
      assertThatThrownBy(() -> file.read(50, into, 0, 51))
          .isInstanceOf(SourceException.class)
          .hasMessageContaining("100 bytes")
          .matches(e -> ((GlassmasterException) e).code().equals("source-short"));
      assertThatThrownBy(() -> file.read(Long.MAX_VALUE, into, 0, 10))
          .isInstanceOf(SourceException.class);
      assertThatThrownBy(() -> file.read(-1, into, 0, 10)).isInstanceOf(SourceException.class);
    }
  }

  @Test
  void tellsThatItWasCutShortWhileItIsRead() throws Exception {
    Path path = Files.write(folder.resolve("a.bin"), new byte[5_000]);
    try (SourceFile file = SourceFile.open(path, "a.bin")) {
      Files.write(path, new byte[1_000], StandardOpenOption.TRUNCATE_EXISTING);
      MemorySegment into = MemorySegment.ofArray(new byte[5_000]);
      assertThatThrownBy(() -> file.read(0, into, 0, 5_000))
          .isInstanceOf(SourceException.class)
          .hasMessageContaining("ends at byte 1000, it had 5000")
          .matches(e -> ((GlassmasterException) e).code().equals("source-changed"));
    }
  }

  @Test
  void tellsThatItWasWrittenTo() throws Exception {
    Path path = Files.write(folder.resolve("a.bin"), new byte[5_000]);
    Files.setLastModifiedTime(path, FileTime.fromMillis(1_000_000));
    try (SourceFile file = SourceFile.open(path, "a.bin")) {
      file.requireUnchanged();
      Files.setLastModifiedTime(path, FileTime.fromMillis(1_001_000));
      assertThatThrownBy(file::requireUnchanged)
          .isInstanceOf(SourceException.class)
          .hasMessage("a.bin was written to while it was read")
          .matches(e -> ((GlassmasterException) e).code().equals("source-changed"));
      Files.setLastModifiedTime(path, FileTime.fromMillis(1_000_000));
      file.requireUnchanged();
      Files.write(path, new byte[1], StandardOpenOption.APPEND);
      assertThatThrownBy(file::requireUnchanged).isInstanceOf(SourceException.class);
    }
  }

  @Test
  void doesNotMindWhatTookItsPlace() throws Exception {
    Path path = Files.write(folder.resolve("a.bin"), new byte[5_000]);
    try (SourceFile file = SourceFile.open(path, "a.bin")) {
      Files.move(path, folder.resolve("b.bin"));
      file.requireUnchanged();
      Files.write(path, new byte[17]);
      assumeThat(Files.readAttributes(path, BasicFileAttributes.class).fileKey()).isNotNull();
      file.requireUnchanged();
    }
  }

  @Test
  void isNoFolderAndNoDevice() throws Exception {
    assertThatThrownBy(() -> SourceFile.open(folder, "f"))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("is a folder");
    Path zero = Path.of("/dev/zero");
    if (Files.exists(zero)) {
      assertThatThrownBy(() -> SourceFile.open(zero, "/dev/zero"))
          .isInstanceOf(SourceException.class)
          .hasMessageContaining("not a file");
    }
  }

  @Test
  void saysWhatIsMissing() {
    assertThatThrownBy(() -> SourceFile.open(folder.resolve("none.bin"), "none.bin"))
        .isInstanceOf(SourceException.class)
        .matches(e -> ((GlassmasterException) e).code().equals("source-missing"))
        .matches(e -> ((GlassmasterException) e).where().orElse("").equals("none.bin"));
  }

  @Test
  void readsAfterItWasClosedAsAFault() throws Exception {
    SourceFile file = open(new byte[100]);
    file.close();
    assertThatThrownBy(() -> file.read(0, MemorySegment.ofArray(new byte[10]), 0, 10))
        .isInstanceOf(SourceException.class);
  }

  @Test
  void allocatesNothingInTheLoop() throws Exception {
    try (SourceFile file = open(new byte[1 << 20]);
        Arena arena = Arena.ofConfined()) {
      MemorySegment memory = arena.allocate(1 << 16);
      long least = Long.MAX_VALUE;
      for (int round = 0; round < 20; round++) {
        long before = allocated();
        for (int i = 0; i < 100; i++) {
          file.read(i * 1_000L, memory, 0, 1 << 15);
        }
        least = Math.min(least, allocated() - before);
      }
      // The counter itself allocates a little.
      assertThat(least).isLessThan(100 * 16);
    }
  }

  private static long allocated() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getCurrentThreadAllocatedBytes();
  }

  private SourceFile open(byte[] bytes) throws IOException, SourceException {
    return SourceFile.open(Files.write(folder.resolve("file.bin"), bytes), "file.bin");
  }

  private static byte[] random(int count) {
    byte[] bytes = new byte[count];
    new Random(1).nextBytes(bytes);
    return bytes;
  }
}
