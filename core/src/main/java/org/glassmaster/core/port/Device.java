package org.glassmaster.core.port;

import java.util.Optional;
import org.glassmaster.core.fault.DeviceException;

/** An opened drive or image. What it cannot do is not there. */
public interface Device extends AutoCloseable {
  /** {@return what it is} */
  DeviceInfo info();

  /**
   * Reads discs.
   *
   * @return it, where the device can
   */
  default Optional<DiscReader> reader() {
    return Optional.empty();
  }

  /**
   * Records discs.
   *
   * @return it, where the device can
   */
  default Optional<DiscRecorder> recorder() {
    return Optional.empty();
  }

  /**
   * Erases media.
   *
   * @return it, where the device can
   */
  default Optional<Eraser> eraser() {
    return Optional.empty();
  }

  /**
   * Opens and closes its tray.
   *
   * @return it, where the device can
   */
  default Optional<Tray> tray() {
    return Optional.empty();
  }

  /**
   * Gives everything back: locks, drivers, threads, memory; also after a failure, and any number of
   * times.
   */
  @Override
  void close() throws DeviceException;
}
