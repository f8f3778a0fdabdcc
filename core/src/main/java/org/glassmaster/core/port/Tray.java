package org.glassmaster.core.port;

import org.glassmaster.core.fault.GlassmasterException;

/** The tray of a drive. */
public interface Tray {
  /**
   * Opens it.
   *
   * @throws GlassmasterException where that cannot be done
   */
  void eject() throws GlassmasterException;

  /**
   * Closes it and waits until the medium is ready.
   *
   * @throws GlassmasterException where that cannot be done
   */
  void load() throws GlassmasterException;
}
