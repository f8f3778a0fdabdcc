package org.glassmaster.cli.internal.task;

import java.util.Map;
import org.glassmaster.cli.internal.json.Json;
import org.glassmaster.cli.internal.json.LocationDocument;
import org.glassmaster.cli.internal.option.Arguments;
import org.glassmaster.cli.internal.outcome.Exit;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.port.Device;
import org.glassmaster.spi.Location;
import org.jspecify.annotations.Nullable;

/** A command that does one thing to one opened device. */
public abstract class DeviceTask extends Task {
  private final String words;
  private final Map<String, String> options;
  private @Nullable Location located;

  protected DeviceTask(Arguments arguments) {
    this(arguments, Map.of());
  }

  /** A command whose options the location carries. */
  protected DeviceTask(Arguments arguments, Map<String, String> options) {
    this.words = arguments.word(0);
    this.options = Map.copyOf(options);
  }

  @Override
  public final Exit run(Context context) throws GlassmasterException {
    Location location = context.locate(words, context.withOptions(options));
    located = location;
    try (Device device = context.backEnds().open(location)) {
      return run(context, location, device);
    }
  }

  /** Does it. */
  protected abstract Exit run(Context context, Location location, Device device)
      throws GlassmasterException;

  @Override
  public void describe(Json json) {
    LocationDocument.describe(json, located);
  }
}
