package org.glassmaster.core.port;

import org.glassmaster.core.fault.GlassmasterException;

/** Reads the disc in a device. */
public interface DiscReader {
  /**
   * {@return what lies in there}
   *
   * @throws GlassmasterException where that cannot be done
   */
  Medium medium() throws GlassmasterException;

  /**
   * Finds out what is on the disc. The sectors themselves are read when the disc's sources are
   * asked for them, which works until the device is closed.
   *
   * @param job whom to tell, and who may cancel
   * @return what is on it
   * @throws GlassmasterException where that cannot be done
   */
  Contents contents(Job job) throws GlassmasterException;
}
