package org.glassmaster.core.image;

import java.lang.foreign.MemorySegment;
import org.glassmaster.core.fault.SourceException;

/**
 * Sees what sources give for each sector, before anything is added to it: that a second reading
 * gives the same as the first is how a change is noticed. Made sectors (silence, zero fill,
 * lead-in, lead-out) are not shown.
 */
@FunctionalInterface
public interface SectorWitness {
  /** Nobody looks. */
  SectorWitness NOBODY = (lba, bytes, offset, length) -> {};

  /**
   * A sector's bytes as its source stores them; audio as 2352 little-endian bytes. Called on the
   * reading thread.
   *
   * @param lba its address
   * @param bytes holds it
   * @param offset where it begins
   * @param length how long it is
   * @throws SourceException where a source cannot be read
   */
  void saw(int lba, MemorySegment bytes, long offset, int length) throws SourceException;
}
