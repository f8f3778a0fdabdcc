package org.glassmaster.core.fault;

import org.glassmaster.core.finding.Advice;

/** The write failed. What became of the medium is in the message; an image is as it was before. */
public final class WriteException extends GlassmasterException {
  private static final long serialVersionUID = 1;

  public WriteException(String code, String message) {
    super(code, message, null);
  }

  public WriteException(String code, String message, Throwable cause) {
    super(code, message, cause);
  }

  /** This fault, with its place in the user's own terms. */
  public WriteException at(String where) {
    place(where);
    return this;
  }

  /** This fault, with the sector it happened at. */
  public WriteException atLba(int lba) {
    place(lba);
    return this;
  }

  /** This fault, with what the drive said. */
  public WriteException withSense(Sense sense) {
    say(sense);
    return this;
  }

  /** This fault, with the next step. */
  public WriteException advise(String sentence) {
    advise(Advice.of(sentence));
    return this;
  }

  /** This fault, with the option that is the next step. */
  public WriteException advise(String option, String value, String sentence) {
    advise(Advice.option(option, value, sentence));
    return this;
  }
}
