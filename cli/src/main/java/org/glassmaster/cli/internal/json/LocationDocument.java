package org.glassmaster.cli.internal.json;

import java.util.Optional;
import org.glassmaster.spi.Location;
import org.jspecify.annotations.Nullable;

/** What was named on the command line, in JSON. */
public final class LocationDocument {
  private LocationDocument() {}

  /** The keys {@code location} and {@code backEnd}. */
  public static void describe(Json json, @Nullable Location location) {
    json.field("location", Optional.ofNullable(location).map(Location::toString));
    json.field("backEnd", Optional.ofNullable(location).map(Location::scheme));
  }
}
