package org.glassmaster.core.fault;

import org.glassmaster.core.finding.Advice;

/** An input is missing, unreadable, damaged, or has changed since it was looked at. */
public final class SourceException extends GlassmasterException {
  private static final long serialVersionUID = 1;

  public SourceException(String code, String message) {
    super(code, message, null);
  }

  public SourceException(String code, String message, Throwable cause) {
    super(code, message, cause);
  }

  /** This fault, with its place in the user's own terms. */
  public SourceException at(String where) {
    place(where);
    return this;
  }

  /** This fault, with the sector it happened at. */
  public SourceException atLba(int lba) {
    place(lba);
    return this;
  }

  /** This fault, with what the drive said. */
  public SourceException withSense(Sense sense) {
    say(sense);
    return this;
  }

  /** This fault, with the next step. */
  public SourceException advise(String sentence) {
    advise(Advice.of(sentence));
    return this;
  }

  /** This fault, with the option that is the next step. */
  public SourceException advise(String option, String value, String sentence) {
    advise(Advice.option(option, value, sentence));
    return this;
  }
}
