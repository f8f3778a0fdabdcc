package org.glassmaster.backend.file.internal;

import java.util.Optional;
import org.glassmaster.core.fault.DeviceException;
import org.glassmaster.core.port.Device;
import org.glassmaster.core.port.DeviceInfo;
import org.glassmaster.core.port.DiscReader;
import org.glassmaster.core.port.DiscRecorder;

/** An image, read where it exists and recorded where its name says a format. */
record ImageDevice(
    DeviceInfo info, Optional<ImageReader> imageReader, Optional<ImageRecorder> imageRecorder)
    implements Device {

  @Override
  public Optional<DiscReader> reader() {
    return imageReader.map(reader -> reader);
  }

  @Override
  public Optional<DiscRecorder> recorder() {
    return imageRecorder.map(recorder -> recorder);
  }

  @Override
  public void close() throws DeviceException {
    if (imageReader.isPresent()) {
      imageReader.get().close();
    }
  }
}
