package org.glassmaster.core.transfer;

/** What is known of a disc after it was written. Only the first says that all went well. */
public enum Verification {
  /** It was read back and is as it should be. */
  VERIFIED("verified"),
  /** It was read back, or could not be, and is not as it should be. */
  DIFFERENT("written, but different"),
  /** It was read back; nothing differs, but not all that matters can be read on this drive. */
  INCOMPLETE("written, not verified: not all of it can be read here"),
  /** Nobody wished it to be read back. */
  NOT_WISHED("written, not verified"),
  /** The laser was off, so that there is nothing to read back. */
  SIMULATED("simulated"),
  /** It could not be read back, or not be compared. */
  IMPOSSIBLE("written, not verified: it cannot be read back"),
  /** Reading back was stopped by the user. */
  CANCELLED("written, not verified: stopped");

  private final String words;

  Verification(String words) {
    this.words = words;
  }

  /** The state of the disc in plain words. */
  @Override
  public String toString() {
    return words;
  }
}
