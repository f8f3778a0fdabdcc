package org.glassmaster.backend.imapi2.internal.image;

/** Who makes the raw image. */
public enum Authoring {
  /** This program. */
  GLASSMASTER("glassmaster"),
  /** This program, and what IMAPI2's creator says of it is compared first. */
  CHECKED("checked"),
  /** The creator of IMAPI2, which knows plain audio. */
  IMAPI2("imapi2");

  private final String label;

  Authoring(String label) {
    this.label = label;
  }

  /** How a user asks for it. */
  public String label() {
    return label;
  }
}
