package org.glassmaster.mmc.internal.record;

import java.util.OptionalInt;
import org.glassmaster.core.port.Phase;

/** Sectors that are sent one after another in one form. */
record Run(Phase phase, OptionalInt track, int first, int count, Blocks blocks) {
  /** The sector after the last. */
  int end() {
    return first + count;
  }
}
