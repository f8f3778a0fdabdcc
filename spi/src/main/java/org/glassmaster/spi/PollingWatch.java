package org.glassmaster.spi;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.glassmaster.core.port.DeviceInfo;
import org.glassmaster.core.port.Waiter;

/**
 * A watch for back ends that are not told of devices that come and go: it lists them again and
 * again and tells what has changed, on a thread of its own, until it is closed.
 */
public final class PollingWatch implements AutoCloseable {
  private final Supplier<List<DeviceInfo>> devices;
  private final Duration period;
  private final Consumer<DeviceEvent> listener;
  private final Waiter waiter;
  private final Thread thread;
  private Map<String, DeviceInfo> known;

  private PollingWatch(
      Supplier<List<DeviceInfo>> devices,
      Duration period,
      Consumer<DeviceEvent> listener,
      Waiter waiter) {
    this.devices = devices;
    this.period = period;
    this.listener = listener;
    this.waiter = waiter;
    this.known = look(devices);
    this.thread = Thread.ofVirtual().name("device-watch").unstarted(this::watch);
  }

  /**
   * Begins: the listener hears of what comes and goes from here on, not of what is there.
   *
   * @param devices lists what is there now
   * @param period how long from one look to the next
   * @param listener who is told
   * @param waiter what waits and tells the time
   * @return the watch, to be closed
   */
  public static PollingWatch start(
      Supplier<List<DeviceInfo>> devices,
      Duration period,
      Consumer<DeviceEvent> listener,
      Waiter waiter) {
    PollingWatch watch = new PollingWatch(devices, period, listener, waiter);
    watch.thread.start();
    return watch;
  }

  private void watch() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        waiter.pause(period);
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

  /** Ends the watch; where another thread than the watch's own closes it, no event comes after. */
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
