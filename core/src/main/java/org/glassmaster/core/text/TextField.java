package org.glassmaster.core.text;

import java.util.Optional;

/** A text that CD-TEXT holds for the disc or for a track, by its pack type. */
public enum TextField {
  TITLE(0x80, "title", true),
  PERFORMER(0x81, "performer", true),
  SONGWRITER(0x82, "songwriter", true),
  COMPOSER(0x83, "composer", true),
  ARRANGER(0x84, "arranger", true),
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

  /** The field of a pack type; empty for types that hold no plain text. */
  public static Optional<TextField> ofType(int type) {
    for (TextField field : values()) {
      if (field.type == type) {
        return Optional.of(field);
      }
    }
    return Optional.empty();
  }

  /** The pack type, 80h to 8Eh. */
  public int type() {
    return type;
  }

  /** Whether tracks have it too. */
  public boolean isPerTrack() {
    return perTrack;
  }

  /** As documents spell it for a track, or with track 0 for the disc. */
  public String key(int track) {
    return this == UPC_ISRC && track == 0 ? "upc" : key;
  }

  /** Whether its characters are those of the block; the others are ASCII or ISO 8859-1 always. */
  boolean usesBlockEncoding() {
    return type <= 0x85;
  }
}
