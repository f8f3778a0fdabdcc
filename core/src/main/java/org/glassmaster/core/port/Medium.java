package org.glassmaster.core.port;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What lies in a drive.
 *
 * @param kind in the words of the field: {@code CD-R}, {@code CD-RW}, {@code CD-ROM}, {@code image}
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

  /** How full it is. */
  public enum State {
    NONE,
    BLANK,
    APPENDABLE,
    COMPLETE
  }
}
