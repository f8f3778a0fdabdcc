package org.glassmaster.backend.sgio.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class LinuxKernelTest {
  /** {@code ioctl_tty(2)}: the number of a terminal's other end. */
  private static final long TIOCGPTN = 0x80045430L;

  private final LinuxKernel kernel = new LinuxKernel();

  @Test
  void saysWhyANodeCannotBeOpened() {
    assertThat(kernel.open("/dev/nothing-here", Kernel.O_RDWR)).isEqualTo(-2);
    assertThat(kernel.open("/proc", Kernel.O_RDWR)).isEqualTo(-21);
  }

  @Test
  void saysWhyARequestIsRefused(@TempDir Path folder) throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    for (String path : List.of("/dev/null", file.toString())) {
      int descriptor = kernel.open(path, Kernel.O_RDWR | Kernel.O_CLOEXEC);
      try (Arena arena = Arena.ofConfined()) {
        MemorySegment header = arena.allocate(SgIoHeader.LAYOUT);

        assertThat(kernel.ioctl(descriptor, Kernel.SG_IO, header)).as(path).isEqualTo(-25);
      }
      assertThat(kernel.close(descriptor)).isZero();
      assertThat(kernel.ioctl(descriptor, Kernel.SG_IO, MemorySegment.NULL)).isEqualTo(-9);
      assertThat(kernel.close(descriptor)).isEqualTo(-9);
    }
  }

  @Test
  void passesMemoryToTheKernelAndBack() {
    int terminal = kernel.open("/dev/ptmx", Kernel.O_RDWR | Kernel.O_CLOEXEC);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment number = arena.allocateFrom(ValueLayout.JAVA_INT, -1);

      assertThat(kernel.ioctl(terminal, TIOCGPTN, number)).isZero();
      assertThat(number.get(ValueLayout.JAVA_INT, 0)).isNotNegative();
    }
    assertThat(kernel.close(terminal)).isZero();
  }

  @Test
  void opensNothingThatAChildProcessWouldKeep() throws Exception {
    int descriptor = kernel.open("/dev/null", Kernel.O_RDWR | Kernel.O_CLOEXEC | Kernel.O_NONBLOCK);

    String flags =
        Files.readAllLines(Path.of("/proc/self/fdinfo/" + descriptor)).stream()
            .filter(line -> line.startsWith("flags:"))
            .map(line -> line.substring(6).strip())
            .findFirst()
            .orElseThrow();

    // O_CLOEXEC, O_NONBLOCK and O_RDWR as proc(5) prints them.
    assertThat(Integer.parseInt(flags, 8) & 02004003).isEqualTo(02004002);
    assertThat(kernel.close(descriptor)).isZero();
  }

  @Test
  void leavesTheSignalsOfTheThreadAsTheyWere() throws Exception {
    String before = blocked();

    assertThat(kernel.ioctl(-1, Kernel.SG_IO, MemorySegment.NULL)).isEqualTo(-9);

    assertThat(blocked()).isEqualTo(before);
  }

  private static String blocked() throws Exception {
    return Files.readAllLines(Path.of("/proc/thread-self/status")).stream()
        .filter(line -> line.startsWith("SigBlk:"))
        .findFirst()
        .orElseThrow();
  }
}
