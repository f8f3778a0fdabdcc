package org.glassmaster.core.fault;

/** The user wished to stop. */
public final class CancelledException extends GlassmasterException {
  private static final long serialVersionUID = 1;

  /** Whether writing had begun. */
  private final boolean writing;

  /**
   * Says what the wish interrupted.
   *
   * @param message what is wrong, as a clause
   * @param writing whether a medium was being written and is now lost
   */
  public CancelledException(String message, boolean writing) {
    super(writing ? "cancelled-while-writing" : "cancelled", message, null);
    this.writing = writing;
  }

  /** {@return whether a medium was being written; an image is as it was before in either case} */
  public boolean whileWriting() {
    return writing;
  }
}
