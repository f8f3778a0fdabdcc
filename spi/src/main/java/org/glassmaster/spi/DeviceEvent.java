package org.glassmaster.spi;

import org.glassmaster.core.port.DeviceInfo;

/** A device came or went. */
public sealed interface DeviceEvent {
  /**
   * It is there now.
   *
   * @param device the device
   */
  record Arrived(DeviceInfo device) implements DeviceEvent {}

  /**
   * It is no longer there.
   *
   * @param location the location in a user's words
   */
  record Left(String location) implements DeviceEvent {}
}
