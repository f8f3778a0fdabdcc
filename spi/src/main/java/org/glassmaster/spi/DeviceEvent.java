package org.glassmaster.spi;

import org.glassmaster.core.port.DeviceInfo;

/** A device came or went. */
public sealed interface DeviceEvent {
  /** It is there now. */
  record Arrived(DeviceInfo device) implements DeviceEvent {}

  /** It is no longer there. */
  record Left(String location) implements DeviceEvent {}
}
