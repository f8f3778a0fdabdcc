package org.glassmaster.mmc.internal.record;

import org.glassmaster.core.fault.Sense;
import org.glassmaster.mmc.ScsiAnswer;
import org.glassmaster.mmc.SenseData;
import org.jspecify.annotations.Nullable;

/** The drive does not take a way of writing. Nothing was written; another way may do. */
final class Refused extends Exception {
  private static final long serialVersionUID = 1;
  private static final int ILLEGAL_REQUEST = 5;

  private final transient @Nullable Sense sense;

  Refused(String message, @Nullable Sense sense) {
    super(sense == null ? message : message + " (" + sense + ")");
    this.sense = sense;
  }

  static Refused of(String message, ScsiAnswer answer) {
    return new Refused(message, answer.sense().map(SenseData::sense).orElse(null));
  }

  /** Whether a drive refuses what it was asked, and not because of the state it is in. */
  static boolean isOne(ScsiAnswer answer) {
    return answer
        .sense()
        .filter(data -> !data.deferred())
        .map(data -> data.sense().key() == ILLEGAL_REQUEST)
        .orElse(false);
  }

  @Nullable Sense sense() {
    return sense;
  }
}
