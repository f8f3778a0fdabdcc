package org.glassmaster.core.author;

/** A member of the image creator refused. */
public final class RawImageException extends Exception {
  private static final long serialVersionUID = 1;

  /** Why. */
  private final RawImageResult result;

  RawImageException(RawImageResult result, String detail) {
    super(result.meaning() + ": " + detail);
    this.result = result;
  }

  /**
   * Why.
   *
   * @return the HRESULT
   */
  public RawImageResult result() {
    return result;
  }
}
