package org.glassmaster.core.text;

import java.util.OptionalInt;

/**
 * Sony's input sheet for CD-TEXT, version 0.7T: lines of {@code key = value}, one sheet a block. No
 * audio, no positions.
 *
 * @param block the texts
 * @param firstTrack as the sheet says; empty where it does not
 * @param lastTrack as the sheet says; empty where it does not
 */
public record SonySheet(CdTextBlock block, OptionalInt firstTrack, OptionalInt lastTrack) {
  /** The version that sheets name. */
  public static final String VERSION = "0.7T";

  /**
   * {@return the sheet of a block on a disc with the given tracks}
   *
   * @param block the texts
   * @param firstTrack number of the first track
   * @param lastTrack number of the last track
   */
  public static SonySheet of(CdTextBlock block, int firstTrack, int lastTrack) {
    return new SonySheet(block, OptionalInt.of(firstTrack), OptionalInt.of(lastTrack));
  }
}
