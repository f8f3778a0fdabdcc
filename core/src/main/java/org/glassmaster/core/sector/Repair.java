package org.glassmaster.core.sector;

/** What {@link SectorRepairer} made of a sector. */
public sealed interface Repair {
  /** All codes of the sector agree; nothing was changed. */
  record Intact() implements Repair {}

  /**
   * The sector had errors, and now all its codes agree.
   *
   * @param bytes how many bytes were changed
   */
  record Corrected(int bytes) implements Repair {}

  /** The codes disagree beyond what they can correct; nothing was changed. */
  record Uncorrectable() implements Repair {}
}
