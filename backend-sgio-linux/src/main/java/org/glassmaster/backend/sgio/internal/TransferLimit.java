package org.glassmaster.backend.sgio.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/** The most bytes that the kernel carries in one command. */
final class TransferLimit {
  /** What every way carries, and other programs use. */
  private static final int USUAL = 64 << 10;

  /** More makes nothing faster; SuperSpeed USB takes so much. */
  private static final int MOST = 1 << 20;

  private static final int PAGE = 4096;

  private TransferLimit() {}

  /** Asks sysfs, and the generic driver where that says nothing. */
  static int of(DriveNode drive, HeldNode node) {
    OptionalLong told =
        drive
            .device()
            .flatMap(ScsiDevice::queue)
            .map(TransferLimit::ofQueue)
            .orElse(OptionalLong.empty());
    long limit = told.isPresent() ? told.getAsLong() : node.isGeneric() ? ofDriver(node) : USUAL;
    int bytes = (int) Math.min(limit < PAGE ? USUAL : limit, MOST);
    if (node.isGeneric()) {
      reserve(node, bytes);
    }
    return bytes;
  }

  /**
   * For pass-through the hardware's limit counts, not {@code max_sectors_kb}. Memory of a process
   * is scattered page by page, and the controller takes so many pieces.
   */
  private static OptionalLong ofQueue(Path queue) {
    Optional<Long> kilobytes = number(queue.resolve("max_hw_sectors_kb"));
    if (kilobytes.isEmpty()) {
      return OptionalLong.empty();
    }
    long pieces = number(queue.resolve("max_segments")).orElse((long) MOST / PAGE);
    return OptionalLong.of(Math.min(kilobytes.get() * 1024, pieces * PAGE));
  }

  private static long ofDriver(HeldNode node) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment bytes = arena.allocate(ValueLayout.JAVA_INT);
      int answer = node.ioctl(Kernel.BLKSECTGET, bytes);
      return answer < 0 ? USUAL : bytes.get(ValueLayout.JAVA_INT, 0);
    }
  }

  /** Lets the generic driver keep the memory that it would otherwise find for each command. */
  private static void reserve(HeldNode node, int bytes) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment wish = arena.allocateFrom(ValueLayout.JAVA_INT, bytes);
      // A wish: what the kernel does not grant it finds when it is needed.
      int _ = node.ioctl(Kernel.SG_SET_RESERVED_SIZE, wish);
    }
  }

  private static Optional<Long> number(Path file) {
    return SystemTree.text(file)
        .filter(text -> text.length() < 12 && text.chars().allMatch(c -> c >= '0' && c <= '9'))
        .map(Long::parseLong);
  }
}
