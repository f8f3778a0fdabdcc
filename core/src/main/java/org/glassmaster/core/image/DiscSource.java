package org.glassmaster.core.image;

import java.lang.foreign.MemorySegment;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.layout.Layout;

/**
 * What a recorder pulls from: a disc, its layout, and any sector of it in the form asked for. Safe
 * from several threads at once; any address at any time.
 */
public interface DiscSource {
  /** {@return the disc} */
  default Disc disc() {
    return layout().disc();
  }

  /** {@return the disc at its addresses} */
  Layout layout();

  /**
   * Renders sectors, one block after another, into the caller's memory.
   *
   * @param lba the first of them
   * @param count how many sectors
   * @param format user data is to be asked for within one track
   * @param into where they go
   * @param offset where in that memory
   * @throws SourceException where a source cannot be read
   */
  void read(int lba, int count, SectorFormat format, MemorySegment into, long offset)
      throws SourceException;
}
