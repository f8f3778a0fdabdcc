package org.glassmaster.core.image.golden;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** A Q frame cut into its fields, for comparison; knows nothing of how frames are made. */
final class Frame {
  /** How a CRC stands to the bytes before it. */
  enum Crc {
    INVERTED,
    PLAIN,
    WRONG
  }

  /** Whole bytes of a frame that mean one thing. */
  record Part(Field field, int from, int to) {}

  private static final List<Part> LEAD_IN =
      List.of(
          new Part(Field.TNO, 1, 2),
          new Part(Field.POINT, 2, 3),
          new Part(Field.LEAD_IN_TIME, 3, 6),
          new Part(Field.ZERO, 6, 7),
          new Part(Field.POINTED, 7, 10));
  private static final List<Part> POSITION =
      List.of(
          new Part(Field.TNO, 1, 2),
          new Part(Field.INDEX, 2, 3),
          new Part(Field.RELATIVE, 3, 6),
          new Part(Field.ZERO, 6, 7),
          new Part(Field.ABSOLUTE, 7, 10));
  private static final List<Part> CATALOGUE =
      List.of(
          new Part(Field.MCN, 1, 8), new Part(Field.ZERO, 8, 9), new Part(Field.ABSOLUTE, 9, 10));
  private static final List<Part> RECORDING =
      List.of(new Part(Field.ISRC, 1, 9), new Part(Field.ABSOLUTE, 9, 10));

  private final byte[] bytes;

  Frame(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  int control() {
    return bytes[0] >> 4 & 15;
  }

  int adr() {
    return bytes[0] & 15;
  }

  /** The fields after control and ADR (raw-dao-subchannel 2). */
  List<Part> parts() {
    return switch (adr()) {
      case 1 -> bytes[1] == 0 ? LEAD_IN : POSITION;
      case 2 -> CATALOGUE;
      case 3 -> RECORDING;
      default -> throw new IllegalStateException("mode " + adr());
    };
  }

  boolean agreesOn(Part part, Frame other) {
    return Arrays.equals(bytes, part.from, part.to, other.bytes, part.from, part.to);
  }

  /** CRC-16 bit by bit: x¹⁶ + x¹² + x⁵ + 1 from zero over ten bytes (raw-dao-subchannel 2.7). */
  Crc crc() {
    int register = 0;
    for (int bit = 0; bit < 80; bit++) {
      int in = bytes[bit / 8] >> (7 - bit % 8) & 1;
      int out = register >> 15 & 1;
      register = ((register << 1) & 0xFFFF) ^ ((in ^ out) != 0 ? 0x1021 : 0);
    }
    int stored = (bytes[10] & 0xFF) << 8 | (bytes[11] & 0xFF);
    return stored == (register ^ 0xFFFF)
        ? Crc.INVERTED
        : stored == register ? Crc.PLAIN : Crc.WRONG;
  }

  @Override
  public String toString() {
    return HexFormat.ofDelimiter(" ").formatHex(bytes);
  }
}
