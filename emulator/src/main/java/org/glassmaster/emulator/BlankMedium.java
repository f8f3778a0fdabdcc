package org.glassmaster.emulator;

import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.address.Msf;

/**
 * An unrecorded disc, as its pregroove (ATIP) describes it.
 *
 * @param kind recordable once or again
 * @param leadIn the time at which the lead-in starts, such as 97:26:65; tells the maker too
 * @param lastLeadOut the latest time at which a lead-out may start
 * @param maker who made it, for people; on a real disc it is told from the lead-in's start
 */
public record BlankMedium(Kind kind, Msf leadIn, Msf lastLeadOut, String maker) {
  /** What may be done with it. */
  public enum Kind {
    /** Written once. */
    CD_R,
    /** Can be erased. */
    CD_RW
  }

  /** Refuses what cannot be. */
  public BlankMedium {
    if (leadIn.minute() < 90 || leadIn.lba() >= Geometry.FIRST_PAUSE_LBA - 1) {
      throw new IllegalArgumentException("no lead-in starts at " + leadIn);
    }
    if (lastLeadOut.minute() >= 90 || lastLeadOut.frames() <= 2 * Geometry.PAUSE) {
      throw new IllegalArgumentException("no lead-out starts at " + lastLeadOut);
    }
  }

  /** {@return a CD-R of 80 minutes: lead-in from 97:26:65, lead-out at 79:59:74 at the latest} */
  public static BlankMedium cdr() {
    return new BlankMedium(Kind.CD_R, new Msf(97, 26, 65), new Msf(79, 59, 74), "CMC Magnetics");
  }

  /** {@return a CD-RW of 74 minutes} */
  public static BlankMedium cdrw() {
    return new BlankMedium(
        Kind.CD_RW, new Msf(97, 34, 23), new Msf(74, 12, 0), "Mitsubishi Chemical");
  }

  /**
   * {@return the same with room for so many sectors of programme}
   *
   * @param sectors how many sectors
   */
  public BlankMedium withSectors(int sectors) {
    return new BlankMedium(kind, leadIn, Msf.ofFrames(sectors + Geometry.PAUSE), maker);
  }

  /**
   * {@return the same of another kind}
   *
   * @param other the new one
   */
  public BlankMedium withKind(Kind other) {
    return new BlankMedium(other, leadIn, lastLeadOut, maker);
  }

  /**
   * {@return the same with its lead-in starting elsewhere}
   *
   * @param other the new one
   */
  public BlankMedium withLeadIn(Msf other) {
    return new BlankMedium(kind, other, lastLeadOut, maker);
  }

  /** Whether it can be blanked. */
  boolean erasable() {
    return kind == Kind.CD_RW;
  }

  /** First sector of the lead-in. */
  int leadInLba() {
    return leadIn.lba();
  }

  /** The latest sector at which a lead-out may start. */
  int lastLeadOutLba() {
    return lastLeadOut.frames() - Geometry.PAUSE;
  }
}
