package org.glassmaster.cli.internal;

import java.util.Map;
import java.util.Optional;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.port.Device;
import org.glassmaster.spi.Location;
import org.jspecify.annotations.Nullable;

/** A command that does one thing to one opened device. */
abstract class DeviceTask extends Task {
  private final String words;
  private @Nullable Location located;

  DeviceTask(Arguments arguments) {
    this.words = arguments.word(0);
  }

  @Override
  final Exit run(Context context) throws GlassmasterException {
    Location location = context.locate(words, context.withOptions(Map.of()));
    located = location;
    try (Device device = context.backEnds().open(location)) {
      return run(context, location, device);
    }
  }

  /** Does it. */
  abstract Exit run(Context context, Location location, Device device) throws GlassmasterException;

  @Override
  void describe(Json json) {
    describe(json, located);
  }

  /** The keys that say what was meant. */
  static void describe(Json json, @Nullable Location location) {
    json.field("location", Optional.ofNullable(location).map(Location::toString));
    json.field("backEnd", Optional.ofNullable(location).map(Location::scheme));
  }
}
