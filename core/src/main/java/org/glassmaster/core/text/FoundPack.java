package org.glassmaster.core.text;

import java.util.Arrays;

/** A pack that was read, and where in the input it stood. Its CRC is of no more concern. */
final class FoundPack {
  private final int index;
  private final byte[] bytes;

  /** Takes sixteen bytes at an offset. */
  FoundPack(int index, byte[] input, int offset) {
    this.index = index;
    this.bytes = Arrays.copyOfRange(input, offset, offset + Pack.WITHOUT_CRC);
  }

  int index() {
    return index;
  }

  /** The pack type, if it is one. */
  int type() {
    return bytes[0] & 0xFF;
  }

  boolean isExtension() {
    return (bytes[1] & Pack.EXTENSION) != 0;
  }

  int track() {
    return bytes[1] & 0x7F;
  }

  /** The sequence number. */
  int number() {
    return bytes[2] & 0xFF;
  }

  boolean saysPairs() {
    return (bytes[3] & Pack.DOUBLE_BYTE) != 0;
  }

  int block() {
    return bytes[3] >> 4 & 0x07;
  }

  /** How many characters of its first text stand before it; fifteen for more. */
  int position() {
    return bytes[3] & 0x0F;
  }

  /** A copy of the twelve bytes. */
  byte[] payload() {
    return Arrays.copyOfRange(bytes, Pack.HEADER, Pack.WITHOUT_CRC);
  }

  /** Whether every byte is zero, as where nothing was written. */
  boolean isPadding() {
    for (byte value : bytes) {
      if (value != 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether both have the same bytes, wherever they stood. */
  @Override
  public boolean equals(Object other) {
    return other instanceof FoundPack pack && Arrays.equals(bytes, pack.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }
}
