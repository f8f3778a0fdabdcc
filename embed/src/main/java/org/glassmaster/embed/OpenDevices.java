package org.glassmaster.embed;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.glassmaster.core.fault.DeviceException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.port.Device;
import org.glassmaster.spi.BackEnds;
import org.glassmaster.spi.Location;

/**
 * The devices that plans hold open. A drive is opened once for all plans that name it, since a
 * system gives it to one user at a time; an image is opened for each, so that each sees it as it
 * is.
 */
final class OpenDevices implements AutoCloseable {
  /** A device that a plan uses until it gives it back. */
  final class Lease implements AutoCloseable {
    private final Holding holding;
    private boolean over;

    private Lease(Holding holding) {
      this.holding = holding;
    }

    Device device() {
      return holding.device;
    }

    Location location() {
      return holding.location;
    }

    @Override
    public void close() throws DeviceException {
      synchronized (OpenDevices.this) {
        if (!over) {
          over = true;
          giveBack(holding);
        }
      }
    }

    /** Closes it; where that fails, it is tried again when all are closed. */
    void end() {
      synchronized (OpenDevices.this) {
        try {
          close();
        } catch (DeviceException e) {
          all.add(holding);
        }
      }
    }
  }

  private static final class Holding {
    final Location location;
    final Device device;
    int users = 1;

    Holding(Location location, Device device) {
      this.location = location;
      this.device = device;
    }
  }

  private final BackEnds backEnds;
  private final Map<Location, Holding> drives = new HashMap<>();
  private final List<Holding> all = new ArrayList<>();

  OpenDevices(BackEnds backEnds) {
    this.backEnds = backEnds;
  }

  synchronized Lease open(Location location) throws GlassmasterException {
    Holding known = drives.get(location);
    if (known != null) {
      known.users++;
      return new Lease(known);
    }
    Holding holding = new Holding(location, backEnds.open(location));
    all.add(holding);
    if (!location.scheme().equals(BackEnds.FILE)) {
      drives.put(location, holding);
    }
    return new Lease(holding);
  }

  private void giveBack(Holding holding) throws DeviceException {
    holding.users--;
    if (holding.users == 0) {
      all.remove(holding);
      drives.remove(holding.location, holding);
      holding.device.close();
    }
  }

  /** Closes every device, whoever uses it. */
  @Override
  public synchronized void close() throws DeviceException {
    List<Holding> open = List.copyOf(all);
    all.clear();
    drives.clear();
    DeviceException first = null;
    for (Holding holding : open) {
      try {
        holding.device.close();
      } catch (DeviceException e) {
        if (first == null) {
          first = e;
        } else {
          first.addSuppressed(e);
        }
      }
    }
    if (first != null) {
      throw first;
    }
  }
}
