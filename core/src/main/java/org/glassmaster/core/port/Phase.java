package org.glassmaster.core.port;

/** What a job is busy with. */
public enum Phase {
  /** Every byte of the source is read and decoded once. */
  ANALYSING("analysing", true),
  /** The drive sets its laser. */
  CALIBRATING("calibrating", false),
  /** The lead-in is written. */
  LEAD_IN("lead-in", true),
  /** A track is written. */
  TRACK("track", true),
  /** The lead-out is written. */
  LEAD_OUT("lead-out", true),
  /** Everything is flushed, the session closed, an image put in its place. */
  CLOSING("closing", false),
  /** What was written is read back and compared. */
  VERIFYING("verifying", true),
  /** A rewritable medium is blanked, which no drive lets go of half-way. */
  ERASING("erasing", false);

  private final String label;
  private final boolean interruptible;

  Phase(String label, boolean interruptible) {
    this.label = label;
    this.interruptible = interruptible;
  }

  /** {@return the name users and scripts see} */
  public String label() {
    return label;
  }

  /** {@return whether a wish to stop takes effect in it} */
  public boolean isInterruptible() {
    return interruptible;
  }
}
