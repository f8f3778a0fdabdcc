package org.glassmaster.core.sector;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Random sectors in every kind of memory. */
final class Samples {
  private static final HexFormat SPACED = HexFormat.ofDelimiter(" ").withUpperCase();

  private Samples() {}

  static String hex(byte[] bytes, int from, int length) {
    return SPACED.formatHex(bytes, from, from + length);
  }

  static byte[] bytes(RandomGenerator random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  /** A block of random data with a valid sub-header where its mode has one. */
  static byte[] block(RandomGenerator random, SectorMode mode) {
    byte[] block = bytes(random, Sector.BYTES);
    if (mode.hasSubheader()) {
      block[18] = (byte) (mode == SectorMode.FORM2 ? block[18] | 0x20 : block[18] & ~0x20);
      System.arraycopy(block, 16, block, 20, 4);
    }
    return block;
  }

  /** Memory of every kind that callers use: byte arrays, other arrays, native. */
  static Stream<MemorySegment> memories(int bytes) {
    return Stream.of(
        MemorySegment.ofArray(new byte[bytes]),
        MemorySegment.ofArray(new byte[bytes + 5]).asSlice(3, bytes),
        MemorySegment.ofArray(new long[bytes / 8 + 1]),
        Arena.ofAuto().allocate(bytes));
  }

  static byte[] array(MemorySegment segment) {
    return segment.toArray(ValueLayout.JAVA_BYTE);
  }
}
