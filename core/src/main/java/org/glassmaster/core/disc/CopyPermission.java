package org.glassmaster.core.disc;

/**
 * What the copy bit of a track tells consumer recorders (IEC 60958; IMAPI2 digital audio copy
 * setting).
 */
public enum CopyPermission {
  /** Copies without limit: the bit is always 1. */
  PERMITTED("permitted"),
  /** An original that may be copied digitally once: the bit is always 0. */
  PROHIBITED("prohibited"),
  /** Itself a copy of protected material: the bit alternates, four sectors 0 and four sectors 1. */
  SCMS("scms");

  private final String label;

  CopyPermission(String label) {
    this.label = label;
  }

  /** {@return the name users and scripts see} */
  public String label() {
    return label;
  }
}
