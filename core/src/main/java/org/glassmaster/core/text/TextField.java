package org.glassmaster.core.text;

import java.util.Optional;

/** A text that CD-TEXT holds for the disc or for a track, by its pack type. */
public enum TextField {
  /** What it is called. */
  TITLE(0x80, "title", true),
  /** Who plays. */
  PERFORMER(0x81, "performer", true),
  /** Who wrote the words. */
  SONGWRITER(0x82, "songwriter", true),
  /** Who composed it. */
  COMPOSER(0x83, "composer", true),
  /** Who arranged it. */
  ARRANGER(0x84, "arranger", true),
  /** A message from the producer or the artist. */
  MESSAGE(0x85, "message", true),
  /** The label's own number of the disc; ASCII. */
  DISC_ID(0x86, "discId", false),
  /** Not shown by players; ISO 8859-1. */
  CLOSED_INFORMATION(0x8D, "closedInformation", false),
  /** UPC/EAN of the disc, ISRC of a track; ASCII. Not those of the Q channel, which are apart. */
  UPC_ISRC(0x8E, "isrc", true);

  private final int type;
  private final String key;
  private final boolean perTrack;

  TextField(int type, String key, boolean perTrack) {
    this.type = type;
    this.key = key;
    this.perTrack = perTrack;
  }

  /**
   * {@return the field of a pack type; empty for types that hold no plain text}
   *
   * @param type the pack type, 0x80 to 0x8F
   */
  public static Optional<TextField> ofType(int type) {
    for (TextField field : values()) {
      if (field.type == type) {
        return Optional.of(field);
      }
    }
    return Optional.empty();
  }

  /** {@return the pack type, 80h to 8Eh} */
  public int type() {
    return type;
  }

  /** {@return whether tracks have it too} */
  public boolean isPerTrack() {
    return perTrack;
  }

  /**
   * {@return as documents spell it for a track, or with track 0 for the disc}
   *
   * @param track the track's number, 0 for the disc
   */
  public String key(int track) {
    return this == UPC_ISRC && track == 0 ? "upc" : key;
  }

  /** Whether its characters are those of the block; the others are ASCII or ISO 8859-1 always. */
  boolean usesBlockEncoding() {
    return type <= 0x85;
  }
}
