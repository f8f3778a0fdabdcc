package org.glassmaster.backend.sgio.internal;

import java.lang.foreign.MemorySegment;
import java.util.OptionalInt;

/**
 * The node of a drive, open, and beside it the drive's other node: the kernel keeps the users of
 * {@code /dev/sr*} and {@code /dev/sg*} apart among themselves only, so both are held.
 */
final class HeldNode {
  private final Kernel kernel;
  private final String path;
  private final int descriptor;
  private final boolean writable;
  private final boolean generic;
  private final OptionalInt sibling;

  /**
   * Takes over open descriptors.
   *
   * @param generic whether the path is a {@code /dev/sg*}
   * @param sibling the descriptor of the drive's other node
   */
  HeldNode(
      Kernel kernel,
      String path,
      int descriptor,
      boolean writable,
      boolean generic,
      OptionalInt sibling) {
    this.kernel = kernel;
    this.path = path;
    this.descriptor = descriptor;
    this.writable = writable;
    this.generic = generic;
    this.sibling = sibling;
  }

  String path() {
    return path;
  }

  boolean isWritable() {
    return writable;
  }

  boolean isGeneric() {
    return generic;
  }

  int ioctl(long request, MemorySegment argument) {
    return kernel.ioctl(descriptor, request, argument);
  }

  /**
   * Gives both nodes back.
   *
   * @param written whether the kernel may hold blocks that are no longer what is on the disc
   */
  void close(boolean written) {
    if (written) {
      OptionalInt block = generic ? sibling : OptionalInt.of(descriptor);
      // Needs a right that users lack as a rule; ejecting the disc does the same for them.
      block.ifPresent(held -> kernel.ioctl(held, Kernel.BLKFLSBUF, MemorySegment.NULL));
    }
    kernel.close(descriptor);
    sibling.ifPresent(kernel::close);
  }
}
