package org.glassmaster.mmc.internal.sense;

/** What to do when a drive says something (raw-dao-mmc 6.9). */
public enum SenseAction {
  /** It is a success; worth a line in the trace. */
  GO_ON,
  /** Ask again after a pause. */
  RETRY,
  /** Spin the medium up, then ask again. */
  START,
  /** A long operation is under way: wait for its end, or send the same data again. */
  WAIT,
  /** The state of the drive changed: ask once more. While a disc is written that is a failure. */
  REPEAT,
  /** The medium is the matter: missing, or of the wrong kind. */
  MEDIUM,
  /** The sector cannot be read; others may. While a disc is written that is a failure. */
  UNREADABLE,
  /** The drive wants other parameters, or does not know the command. */
  ADAPT,
  /** It does not matter. */
  IGNORE,
  /** It is over. */
  FAIL
}
