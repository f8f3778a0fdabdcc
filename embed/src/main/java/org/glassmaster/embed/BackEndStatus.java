package org.glassmaster.embed;

import java.util.List;
import org.glassmaster.core.port.DeviceInfo;
import org.glassmaster.spi.Availability;

/**
 * A back end, whether it can work here, and the devices it sees.
 *
 * @param name its name; of one that could not be loaded its class
 * @param availability whether it can work here, or why not
 * @param devices the devices it sees
 */
public record BackEndStatus(String name, Availability availability, List<DeviceInfo> devices) {
  /** Takes copies of what could change. */
  public BackEndStatus {
    devices = List.copyOf(devices);
  }
}
