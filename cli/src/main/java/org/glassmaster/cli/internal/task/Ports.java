package org.glassmaster.cli.internal.task;

import java.util.Optional;
import org.glassmaster.core.fault.DeviceException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.port.Device;
import org.glassmaster.core.port.DiscReader;
import org.glassmaster.spi.BackEnds;
import org.glassmaster.spi.Location;

/** The ports of a device, or the fault that it does not have them. */
public final class Ports {
  private Ports() {}

  /** The reader; of an image that is not there, that it is not there. */
  public static DiscReader reader(Device device, Location location) throws GlassmasterException {
    Optional<DiscReader> reader = device.reader();
    if (reader.isEmpty() && location.scheme().equals(BackEnds.FILE)) {
      throw new SourceException("source-missing", "there is no such file")
          .at(location.rest())
          .advise("name an image that is there");
    }
    return require(reader, location, "cannot read discs");
  }

  /** A port; {@code without} is what is to be said of a device that lacks it. */
  public static <T> T require(Optional<T> port, Location location, String without)
      throws DeviceException {
    if (port.isPresent()) {
      return port.get();
    }
    throw new DeviceException("no-such-port", without)
        .at(location.toString())
        .advise("name a device that can do it; `glassmaster devices` lists them");
  }
}
