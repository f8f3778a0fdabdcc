package org.glassmaster.backend.sgio.internal;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.glassmaster.core.port.DeviceInfo;
import org.glassmaster.core.port.Waiter;
import org.glassmaster.spi.DeviceEvent;

/** Looks for drives every second and tells what has changed, until it is closed. */
final class HotPlug implements AutoCloseable {
  private static final Duration PERIOD = Duration.ofSeconds(1);

  private final Supplier<List<DeviceInfo>> devices;
  private final Consumer<DeviceEvent> listener;
  private final Waiter waiter;
  private final Thread thread;
  private Map<String, DeviceInfo> known;

  private HotPlug(
      Supplier<List<DeviceInfo>> devices, Consumer<DeviceEvent> listener, Waiter waiter) {
    this.devices = devices;
    this.listener = listener;
    this.waiter = waiter;
    this.known = look(devices);
    this.thread = Thread.ofVirtual().name("sgio-hot-plug").unstarted(this::watch);
  }

  /** What is there now is known to the listener; it hears of what comes and goes from here on. */
  static HotPlug start(
      Supplier<List<DeviceInfo>> devices, Consumer<DeviceEvent> listener, Waiter waiter) {
    HotPlug watch = new HotPlug(devices, listener, waiter);
    watch.thread.start();
    return watch;
  }

  private void watch() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        waiter.pause(PERIOD);
      } catch (InterruptedException e) {
        return;
      }
      Map<String, DeviceInfo> seen = look(devices);
      for (String location : known.keySet()) {
        if (!seen.containsKey(location)) {
          listener.accept(new DeviceEvent.Left(location));
        }
      }
      for (Map.Entry<String, DeviceInfo> device : seen.entrySet()) {
        if (!known.containsKey(device.getKey())) {
          listener.accept(new DeviceEvent.Arrived(device.getValue()));
        }
      }
      known = seen;
    }
  }

  private static Map<String, DeviceInfo> look(Supplier<List<DeviceInfo>> devices) {
    return devices.get().stream()
        .collect(
            Collectors.toMap(
                DeviceInfo::location, device -> device, (a, b) -> a, LinkedHashMap::new));
  }

  /** Ends the watch; no event comes after this. */
  @Override
  public void close() {
    thread.interrupt();
    if (Thread.currentThread().equals(thread)) {
      return;
    }
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
