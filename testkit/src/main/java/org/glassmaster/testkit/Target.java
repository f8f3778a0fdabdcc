package org.glassmaster.testkit;

import java.io.IOException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.port.Device;

/**
 * Something to burn to, as a contract needs it: blank at first, and there to be looked at
 * afterwards.
 */
public interface Target extends AutoCloseable {
  /**
   * Opens it. Asked for again, it is what was there before, as a user finds it the next day.
   *
   * @return the device
   * @throws GlassmasterException where that cannot be done
   */
  Device open() throws GlassmasterException;

  /** Removes what it took: temporary folders, emulated drives. */
  @Override
  default void close() throws IOException {}
}
