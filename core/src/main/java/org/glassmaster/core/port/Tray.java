package org.glassmaster.core.port;

import org.glassmaster.core.fault.GlassmasterException;

/** The tray of a drive. */
public interface Tray {
  /** Opens it. */
  void eject() throws GlassmasterException;

  /** Closes it and waits until the medium is ready. */
  void load() throws GlassmasterException;
}
