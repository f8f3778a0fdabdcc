package org.glassmaster.core.verify;

/** How a comparison of one attribute ends. */
public enum Verdict {
  /** It is as it should be. */
  VERIFIED("verified"),
  /** It is not as it should be. */
  DIFFERENT("different"),
  /** It cannot be read here, so nobody knows. */
  UNREADABLE("unreadable");

  private final String label;

  Verdict(String label) {
    this.label = label;
  }

  /** {@return the name users and scripts see} */
  public String label() {
    return label;
  }
}
