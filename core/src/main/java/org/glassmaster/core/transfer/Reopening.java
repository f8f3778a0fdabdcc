package org.glassmaster.core.transfer;

import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.port.Device;

/** Opens the target once more, to read what was written with eyes that know nothing of it. */
@FunctionalInterface
public interface Reopening {
  /** The target, opened anew; whoever asked closes it. */
  Device reopen() throws GlassmasterException;
}
