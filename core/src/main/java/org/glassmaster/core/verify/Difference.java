package org.glassmaster.core.verify;

import java.util.OptionalInt;

/**
 * One way in which two discs differ, or in which a disc is not sound. What stretches over several
 * sectors on end is one difference.
 *
 * @param what {@code isrc of track 2}, {@code main-channel}
 * @param lba where it begins, if it has a place
 * @param expected what the one has
 * @param found what the other has
 */
public record Difference(String what, OptionalInt lba, String expected, String found) {
  /** {@code what at LBA n: expected x, found y}. */
  @Override
  public String toString() {
    return what
        + (lba.isPresent() ? " at LBA " + lba.getAsInt() : "")
        + ": expected "
        + expected
        + ", found "
        + found;
  }
}
