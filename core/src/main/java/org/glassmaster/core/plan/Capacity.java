package org.glassmaster.core.plan;

import java.util.OptionalInt;

/**
 * How much room a disc needs and has.
 *
 * @param needed the LBA at which its last lead-out starts
 * @param available the latest LBA at which a lead-out may start on the medium; absent where there
 *     is no limit, as in an image
 */
public record Capacity(int needed, OptionalInt available) {
  /** {@return whether it fits} */
  public boolean isEnough() {
    return available.isEmpty() || needed <= available.getAsInt();
  }

  /** {@return by how many sectors it does not fit} */
  public int excess() {
    return isEnough() ? 0 : needed - available.getAsInt();
  }
}
