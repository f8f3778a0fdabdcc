package org.glassmaster.core.transfer;

import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.port.Device;

/** Opens the target once more, to read what was written with eyes that know nothing of it. */
@FunctionalInterface
public interface Reopening {
  /**
   * {@return the target, opened anew; whoever asked closes it}
   *
   * @throws GlassmasterException where that cannot be done
   */
  Device reopen() throws GlassmasterException;
}
