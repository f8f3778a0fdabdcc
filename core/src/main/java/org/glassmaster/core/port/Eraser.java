package org.glassmaster.core.port;

import org.glassmaster.core.fault.GlassmasterException;

/** Erases rewritable media. */
public interface Eraser {
  /**
   * Blanks the medium.
   *
   * @param everySector the whole surface, not only what makes it look blank
   */
  void erase(boolean everySector, Job job) throws GlassmasterException;
}
