package org.glassmaster.mmc;

import java.io.IOException;

/**
 * The way to the drive failed, so that nobody knows whether the command was carried out. What that
 * means depends on what was under way: a query is repeated, a burning disc is lost.
 */
public final class TransportException extends IOException {
  private static final long serialVersionUID = 1;

  /** What happened to the way. */
  public enum Fault {
    /** The drive was unplugged or switched off. */
    GONE,
    /** The command took longer than it was given; the system ended it, perhaps by a reset. */
    TIMED_OUT,
    /** The drive or its bus was reset under the command. */
    RESET,
    /** The system does not let this command through. */
    NOT_PERMITTED,
    /** The command asks for more than this way can carry. */
    TOO_LARGE,
    /** Anything else on the way: a cable, a bridge, a driver. */
    BROKEN
  }

  /** What kind of thing went wrong. */
  private final Fault fault;

  /**
   * Something went wrong on the way.
   *
   * @param fault what kind of thing
   * @param message what happened, as a clause
   */
  public TransportException(Fault fault, String message) {
    super(message);
    this.fault = fault;
  }

  /**
   * Something went wrong on the way.
   *
   * @param fault what kind of thing
   * @param message what happened, as a clause
   * @param cause what it comes from
   */
  public TransportException(Fault fault, String message, Throwable cause) {
    super(message, cause);
    this.fault = fault;
  }

  /** {@return what happened to the way} */
  public Fault fault() {
    return fault;
  }
}
