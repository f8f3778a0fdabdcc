package org.glassmaster.spi;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.glassmaster.core.fault.DeviceException;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.port.Device;
import org.glassmaster.core.port.DeviceInfo;

/** A provider of devices, found by {@link java.util.ServiceLoader}. */
public interface BackEnd {
  /** The version of this contract. */
  int API_VERSION = 1;

  /**
   * {@return the scheme of its locations and the name users select it by, such as {@code sgio}:
   * lower-case letters and digits}
   */
  String name();

  /**
   * {@return whether it can work on this machine, or why not and what would help} Cheap, never
   * throws.
   */
  Availability probe();

  /**
   * {@return the devices it sees now}
   *
   * @throws DeviceException where the system cannot be asked
   */
  List<DeviceInfo> devices() throws DeviceException;

  /**
   * Opens a location of its own scheme, with the options it carries.
   *
   * @param location of its own scheme
   * @return the device, to be closed
   * @throws GlassmasterException where that cannot be done
   */
  Device open(Location location) throws GlassmasterException;

  /**
   * {@return whether a drive that is named without a scheme, {@code /dev/sr0} or {@code D:}, is one
   * of its own, by the name alone}
   *
   * @param drive the name without a scheme, {@code /dev/sr0}
   */
  default boolean claims(String drive) {
    return false;
  }

  /**
   * {@return the options its locations may carry; any other is an error before it is asked to open}
   */
  default List<LocationOption> options() {
    return List.of();
  }

  /**
   * Tells of devices that come and go until the watch is closed; absent where it cannot know.
   *
   * @param listener who is told
   * @return the watch, to be closed
   */
  default Optional<AutoCloseable> watch(Consumer<DeviceEvent> listener) {
    return Optional.empty();
  }

  /**
   * {@return the same back end, finding what it looks up itself, such as image formats, where the
   * given loaders see}
   *
   * @param loaders the class loaders to look through
   */
  default BackEnd seeing(Collection<ClassLoader> loaders) {
    return this;
  }

  /**
   * {@return the version of this contract it was written for} Whoever writes for a later one than
   * the first says so here.
   */
  default int apiVersion() {
    return 1;
  }
}
