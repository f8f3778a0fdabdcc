package org.glassmaster.core.port;

import org.glassmaster.core.fault.GlassmasterException;

/** Erases rewritable media. */
public interface Eraser {
  /**
   * Blanks the medium.
   *
   * @param everySector the whole surface, not only what makes it look blank
   * @param job whom to tell, and who may cancel
   * @throws GlassmasterException where that cannot be done
   */
  void erase(boolean everySector, Job job) throws GlassmasterException;
}
