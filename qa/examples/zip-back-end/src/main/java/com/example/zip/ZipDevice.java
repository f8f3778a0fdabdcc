package com.example.zip;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.glassmaster.core.fault.DeviceException;
import org.glassmaster.core.port.Device;
import org.glassmaster.core.port.DeviceInfo;
import org.glassmaster.core.port.DiscReader;
import org.glassmaster.core.port.DiscRecorder;
import org.glassmaster.spi.Location;

/** A ZIP file as a drive: it always records, and reads where there is something to read. */
final class ZipDevice implements Device {
  private final DeviceInfo info;
  private final Optional<ZipReader> reader;
  private final ZipRecorder recorder;

  ZipDevice(Location location, Path path) {
    boolean there = Files.exists(path);
    this.info = DeviceInfo.image(location.toString(), "zip", there, true);
    this.reader = there ? Optional.of(new ZipReader(path)) : Optional.empty();
    this.recorder = new ZipRecorder(path);
  }

  @Override
  public DeviceInfo info() {
    return info;
  }

  @Override
  public Optional<DiscReader> reader() {
    return reader.map(one -> one);
  }

  @Override
  public Optional<DiscRecorder> recorder() {
    return Optional.of(recorder);
  }

  @Override
  public void close() throws DeviceException {
    if (reader.isPresent()) {
      reader.get().close();
    }
  }
}
