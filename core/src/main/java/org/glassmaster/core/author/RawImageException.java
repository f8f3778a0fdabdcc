package org.glassmaster.core.author;

/** A member of the image creator refused. */
public final class RawImageException extends Exception {
  private static final long serialVersionUID = 1;

  private final RawImageResult result;

  RawImageException(RawImageResult result, String detail) {
    super(result.meaning() + ": " + detail);
    this.result = result;
  }

  /** Why. */
  public RawImageResult result() {
    return result;
  }
}
