package org.glassmaster.core.text;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * A pack that is carried as it is: table of contents (88h), intervals (89h), reserved types
 * (8Ah–8Ch). Number and CRC are made when it is written.
 */
public final class BinaryPack {
  /** Table of contents: numbers, lead-out, track starts. */
  public static final int TOC = 0x88;

  /** Intervals of tracks, perhaps those to play as an introduction. */
  public static final int TOC_INTERVALS = 0x89;

  private static final int LAST_RESERVED = 0x8C;
  private static final int PAYLOAD = 12;

  private final int type;
  private final int track;
  private final byte[] payload;

  /**
   * A pack of twelve bytes.
   *
   * @param type 88h to 8Ch
   * @param track 0 to 127, the track byte of its header
   * @param payload its twelve bytes
   */
  public BinaryPack(int type, int track, byte[] payload) {
    if (type < TOC || type > LAST_RESERVED) {
      throw new IllegalArgumentException("no type of binary packs: " + type);
    }
    if (track < 0 || track > 0x7F) {
      throw new IllegalArgumentException("not a track byte: " + track);
    }
    if (payload.length != PAYLOAD) {
      throw new IllegalArgumentException("not twelve bytes: " + payload.length);
    }
    this.type = type;
    this.track = track;
    this.payload = payload.clone();
  }

  /** {@return the pack type, 88h to 8Ch} */
  public int type() {
    return type;
  }

  /** {@return the track byte of the header} */
  public int track() {
    return track;
  }

  /** {@return a copy of the twelve bytes} */
  public byte[] payload() {
    return payload.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BinaryPack pack
        && type == pack.type
        && track == pack.track
        && Arrays.equals(payload, pack.payload);
  }

  @Override
  public int hashCode() {
    return (type * 31 + track) * 31 + Arrays.hashCode(payload);
  }

  /** The bytes in hexadecimal: type, track, payload. */
  @Override
  public String toString() {
    HexFormat hex = HexFormat.of().withUpperCase();
    return hex.toHexDigits((byte) type)
        + ' '
        + hex.toHexDigits((byte) track)
        + ' '
        + hex.formatHex(payload);
  }
}
