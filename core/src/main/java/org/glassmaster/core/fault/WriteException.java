package org.glassmaster.core.fault;

import org.glassmaster.core.finding.Advice;

/** The write failed. What became of the medium is in the message; an image is as it was before. */
public final class WriteException extends GlassmasterException {
  private static final long serialVersionUID = 1;

  /**
   * A write that failed.
   *
   * @param code its stable code
   * @param message what is wrong, as a clause
   */
  public WriteException(String code, String message) {
    super(code, message, null);
  }

  /**
   * A write that failed.
   *
   * @param code its stable code
   * @param message what is wrong, as a clause
   * @param cause what it comes from
   */
  public WriteException(String code, String message, Throwable cause) {
    super(code, message, cause);
  }

  /**
   * {@return this fault, with its place in the user's own terms}
   *
   * @param where the place in the user's own terms
   */
  public WriteException at(String where) {
    place(where);
    return this;
  }

  /**
   * {@return this fault, with the sector it happened at}
   *
   * @param lba the sector's address
   */
  public WriteException atLba(int lba) {
    place(lba);
    return this;
  }

  /**
   * {@return this fault, with what the drive said}
   *
   * @param sense what the drive said
   */
  public WriteException withSense(Sense sense) {
    say(sense);
    return this;
  }

  /**
   * {@return this fault, with the next step}
   *
   * @param sentence what to do, as a sentence
   */
  public WriteException advise(String sentence) {
    advise(Advice.of(sentence));
    return this;
  }

  /**
   * {@return this fault, with the option that is the next step}
   *
   * @param option the option that helps
   * @param value its value
   * @param sentence what to do, as a sentence
   */
  public WriteException advise(String option, String value, String sentence) {
    advise(Advice.option(option, value, sentence));
    return this;
  }
}
