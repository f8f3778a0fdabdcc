package org.glassmaster.cli.internal.progress;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.port.Phase;

/**
 * How far a job is.
 *
 * @param tracks how many tracks the disc has; 0 where that is not known yet
 * @param rate sectors a second, lately
 * @param stopping whether the user wishes to stop
 */
public record ProgressState(
    Phase phase,
    OptionalInt track,
    int tracks,
    int done,
    int total,
    OptionalDouble rate,
    OptionalDouble sourceBuffer,
    OptionalDouble driveBuffer,
    boolean stopping) {

  /** Multiples of 75 sectors a second. */
  OptionalDouble speed() {
    return rate.isPresent()
        ? OptionalDouble.of(rate.getAsDouble() / Geometry.SECTORS_PER_SECOND)
        : rate;
  }

  /** Seconds until the present pass over the disc is done. */
  OptionalInt secondsLeft() {
    return rate.isPresent() && rate.getAsDouble() > 0
        ? OptionalInt.of((int) Math.ceil((total - done) / rate.getAsDouble()))
        : OptionalInt.empty();
  }

  /** Hundredths of the present pass. */
  int percent() {
    return total == 0 ? 0 : (int) (100L * done / total);
  }

  /** What goes on, in words. */
  String activity() {
    String words =
        switch (phase) {
          case ANALYSING -> "analysing";
          case CALIBRATING -> "calibrating";
          case LEAD_IN -> "writing lead-in";
          case TRACK -> "writing";
          case LEAD_OUT -> "writing lead-out";
          case CLOSING -> "closing";
          case VERIFYING -> "verifying";
          case ERASING -> "erasing";
        };
    if (track.isPresent()) {
      words += " track " + track.getAsInt() + (tracks > 0 ? " of " + tracks : "");
    }
    return stopping ? "stopping (" + words + ")" : words;
  }
}
