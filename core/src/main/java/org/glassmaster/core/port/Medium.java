package org.glassmaster.core.port;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What lies in a drive.
 *
 * @param state whether it is blank
 * @param kind in the words of the field: {@code CD-R}, {@code CD-RW}, {@code CD-ROM}, {@code image}
 * @param erasable whether it can be erased
 * @param leadIn where the lead-in of the next session starts
 * @param lastLeadOut the latest sector at which a lead-out may start
 * @param atip what the pregroove says of its maker and kind
 */
public record Medium(
    State state,
    String kind,
    boolean erasable,
    OptionalInt leadIn,
    OptionalInt lastLeadOut,
    Optional<String> atip) {

  /** The kind of what is bytes in a file. */
  public static final String IMAGE = "image";

  /**
   * {@return an image: nothing limits it}
   *
   * @param state whether it is blank
   */
  public static Medium image(State state) {
    return new Medium(
        state, IMAGE, true, OptionalInt.empty(), OptionalInt.empty(), Optional.empty());
  }

  /** {@return whether this is bytes in a file, which writing cannot spoil} */
  public boolean isImage() {
    return kind.equals(IMAGE);
  }

  /** How full it is. */
  public enum State {
    /** There is none. */
    NONE,
    /** Nothing is written. */
    BLANK,
    /** A session may follow what is there. */
    APPENDABLE,
    /** Nothing can be added. */
    COMPLETE
  }
}
