package org.glassmaster.cli.internal.transfer;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.glassmaster.spi.BackEnds;
import org.glassmaster.spi.Location;

/** Whether two locations are one drive. */
final class SameDrive {
  private SameDrive() {}

  /** By the back end and what stands behind it, links followed; images are never one drive. */
  static boolean are(Location a, Location b) {
    return !a.scheme().equals(BackEnds.FILE)
        && a.scheme().equals(b.scheme())
        && real(a.rest()).equals(real(b.rest()));
  }

  private static String real(String name) {
    try {
      return Path.of(name).toRealPath().toString();
    } catch (IOException | InvalidPathException e) {
      // No path, as a rule: a port of a bus, or a letter.
      return name;
    }
  }
}
