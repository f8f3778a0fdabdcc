package org.glassmaster.cli.internal;

import java.util.Optional;
import org.glassmaster.core.fault.DeviceException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.port.Device;
import org.glassmaster.spi.Location;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/** A command that does one thing to one opened device. */
abstract class DeviceTask extends Task {
  @Parameters(paramLabel = "LOCATION", description = "A drive, such as /dev/sr0 or sgio:/dev/sr0.")
  private String location = "";

  private @Nullable Location located;

  @Override
  final Exit run(Context context) throws GlassmasterException {
    Location opened = context.locate(location);
    located = opened;
    try (Device device = context.backEnds().open(opened)) {
      return run(context, device);
    }
  }

  /** Does it. */
  abstract Exit run(Context context, Device device) throws GlassmasterException;

  @Override
  void describe(Json json) {
    json.field("location", Optional.ofNullable(located).map(Location::toString));
    json.field("backEnd", Optional.ofNullable(located).map(Location::scheme));
  }

  /** The device's name as it was typed. */
  final String location() {
    return location;
  }

  /** A port of the device, or the fault that it has none. */
  final <T> T require(Optional<T> port, String without) throws DeviceException {
    if (port.isPresent()) {
      return port.get();
    }
    throw new DeviceException("no-such-port", without)
        .at(location)
        .advise("name a device that can do it; glassmaster devices lists them");
  }
}
