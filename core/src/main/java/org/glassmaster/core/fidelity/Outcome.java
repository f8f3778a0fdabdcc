package org.glassmaster.core.fidelity;

/** What becomes of an attribute. */
public enum Outcome {
  /** It is there afterwards as it was before. */
  KEPT("kept"),
  /** It is made anew from the structure; what the source had recorded of it is not carried over. */
  REGENERATED("regenerated"),
  /** The target cannot hold it. */
  LOST("lost");

  private final String label;

  Outcome(String label) {
    this.label = label;
  }

  /** {@return the name users and scripts see} */
  public String label() {
    return label;
  }
}
