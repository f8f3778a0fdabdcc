package org.glassmaster.core.port;

import org.glassmaster.core.fault.GlassmasterException;

/** Reads the disc in a device. */
public interface DiscReader {
  /** What lies in there. */
  Medium medium() throws GlassmasterException;

  /**
   * Finds out what is on the disc. The sectors themselves are read when the disc's sources are
   * asked for them, which works until the device is closed.
   */
  Contents contents(Job job) throws GlassmasterException;
}
