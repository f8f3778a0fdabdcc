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
  /** The disc. */
  default Disc disc() {
    return layout().disc();
  }

  /** The disc at its addresses. */
  Layout layout();

  /**
   * Renders sectors, one block after another, into the caller's memory.
   *
   * @param format user data is to be asked for within one track
   */
  void read(int lba, int count, SectorFormat format, MemorySegment into, long offset)
      throws SourceException;
}
