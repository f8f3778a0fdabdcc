package org.glassmaster.emulator.internal.usb;

/**
 * The setup packet of a control transfer (USB 2.0, 9.3).
 *
 * @param type direction, kind and recipient
 * @param length bytes of the data stage at most
 */
record Setup(int type, int request, int value, int index, int length) {
  /** Reads the eight bytes, first byte in the highest bits. */
  static Setup of(long bytes) {
    return new Setup(
        (int) (bytes >>> 56),
        (int) (bytes >>> 48) & 0xFF,
        swapped(bytes >>> 32),
        swapped(bytes >>> 16),
        swapped(bytes));
  }

  /** Type and request in one number, for a look at both. */
  int what() {
    return type << 8 | request;
  }

  private static int swapped(long bits) {
    return Short.toUnsignedInt(Short.reverseBytes((short) bits));
  }
}
