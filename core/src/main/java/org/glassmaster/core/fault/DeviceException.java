package org.glassmaster.core.fault;

import org.glassmaster.core.finding.Advice;

/**
 * A device is not there, may not be used, or its back end does not work here. The medium is
 * untouched.
 */
public final class DeviceException extends GlassmasterException {
  private static final long serialVersionUID = 1;

  public DeviceException(String code, String message) {
    super(code, message, null);
  }

  public DeviceException(String code, String message, Throwable cause) {
    super(code, message, cause);
  }

  /** This fault, with its place in the user's own terms. */
  public DeviceException at(String where) {
    place(where);
    return this;
  }

  /** This fault, with the sector it happened at. */
  public DeviceException atLba(int lba) {
    place(lba);
    return this;
  }

  /** This fault, with what the drive said. */
  public DeviceException withSense(Sense sense) {
    say(sense);
    return this;
  }

  /** This fault, with the next step. */
  public DeviceException advise(String sentence) {
    advise(Advice.of(sentence));
    return this;
  }

  /** This fault, with the option that is the next step. */
  public DeviceException advise(String option, String value, String sentence) {
    advise(Advice.option(option, value, sentence));
    return this;
  }
}
