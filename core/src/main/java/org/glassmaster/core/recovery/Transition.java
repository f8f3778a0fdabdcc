package org.glassmaster.core.recovery;

/**
 * A change of track or index in the Q channel. Frames that are damaged, or of another mode, may
 * stand where it happens.
 *
 * @param after the last sector that is known to lie before it
 * @param at the first sector that is known to lie behind it
 */
public record Transition(int after, int at) {
  /**
   * {@return whether it may have happened at a sector}
   *
   * @param lba an address
   */
  public boolean mayBe(int lba) {
    return lba > after && lba <= at;
  }
}
