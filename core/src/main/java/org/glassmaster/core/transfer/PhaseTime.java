package org.glassmaster.core.transfer;

import java.time.Duration;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.port.Phase;

/**
 * How long a phase took.
 *
 * @param phase the phase
 * @param track the track that was being written
 * @param took how long it took
 * @param sectors how many sectors it worked on, 0 where that was not told
 */
public record PhaseTime(Phase phase, OptionalInt track, Duration took, int sectors) {
  /** {@return its speed in multiples of 75 sectors a second; absent where nothing can be said} */
  public OptionalDouble speed() {
    double seconds = took.toNanos() / 1e9;
    return sectors == 0 || seconds <= 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(sectors / seconds / Geometry.SECTORS_PER_SECOND);
  }
}
