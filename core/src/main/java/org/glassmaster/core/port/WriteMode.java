package org.glassmaster.core.port;

/** How a disc is put on a medium; an image counts as the mode whose content it holds. */
public enum WriteMode {
  /** Every block as it is on disc, lead-in and lead-out included. */
  RAW("raw"),
  /**
   * Session at once: the recorder is told the structure by a cue sheet and makes lead-in, lead-out
   * and sub-channel.
   */
  SAO("sao"),
  /** Track at once: the recorder links tracks and inserts pauses of its own. */
  TAO("tao");

  private final String label;

  WriteMode(String label) {
    this.label = label;
  }

  /** {@return the name users and scripts see} */
  public String label() {
    return label;
  }
}
