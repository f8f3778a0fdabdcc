package com.example.zip;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.glassmaster.core.fault.DeviceException;
import org.glassmaster.core.port.Device;
import org.glassmaster.core.port.DeviceInfo;
import org.glassmaster.spi.Availability;
import org.glassmaster.spi.BackEnd;
import org.glassmaster.spi.Location;
import org.glassmaster.spi.UsageException;

/** The back end {@code zip}: each ZIP file is a drive with a disc in it, or a blank one. */
public final class ZipBackEnd implements BackEnd {
  /** Made by {@link java.util.ServiceLoader}. */
  public ZipBackEnd() {}

  @Override
  public String name() {
    return "zip";
  }

  @Override
  public Availability probe() {
    return Availability.usable();
  }

  /** None: there are too many files to list. */
  @Override
  public List<DeviceInfo> devices() {
    return List.of();
  }

  @Override
  public Device open(Location location) throws DeviceException {
    Path path = path(location);
    Path folder = path.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new DeviceException("zip-no-folder", "there is no folder for " + path)
          .at(location.toString())
          .advise("make it first: mkdir -p " + folder);
    }
    return new ZipDevice(location, path);
  }

  private static Path path(Location location) {
    try {
      return Path.of(location.rest());
    } catch (InvalidPathException e) {
      throw new UsageException(
          "no-path", location.rest() + " is no path", "name a file that there can be");
    }
  }
}
