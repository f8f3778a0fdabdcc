package org.glassmaster.core.fault;

import org.glassmaster.core.finding.Advice;

/**
 * The medium is missing, not blank, too small or of the wrong kind; or a target image exists
 * already. It is untouched.
 */
public final class MediumException extends GlassmasterException {
  private static final long serialVersionUID = 1;

  public MediumException(String code, String message) {
    super(code, message, null);
  }

  public MediumException(String code, String message, Throwable cause) {
    super(code, message, cause);
  }

  /** This fault, with its place in the user's own terms. */
  public MediumException at(String where) {
    place(where);
    return this;
  }

  /** This fault, with the sector it happened at. */
  public MediumException atLba(int lba) {
    place(lba);
    return this;
  }

  /** This fault, with what the drive said. */
  public MediumException withSense(Sense sense) {
    say(sense);
    return this;
  }

  /** This fault, with the next step. */
  public MediumException advise(String sentence) {
    advise(Advice.of(sentence));
    return this;
  }

  /** This fault, with the option that is the next step. */
  public MediumException advise(String option, String value, String sentence) {
    advise(Advice.option(option, value, sentence));
    return this;
  }
}
