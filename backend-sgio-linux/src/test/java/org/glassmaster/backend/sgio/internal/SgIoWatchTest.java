package org.glassmaster.backend.sgio.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.glassmaster.core.port.Waiter;
import org.glassmaster.spi.DeviceEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SgIoWatchTest {
  /** Seconds pass when the test says so. */
  private static final class Clock implements Waiter {
    final Semaphore seconds = new Semaphore(0);

    @Override
    public long nanoTime() {
      return 0;
    }

    @Override
    public void pause(Duration duration) throws InterruptedException {
      assertThat(duration).isEqualTo(Duration.ofSeconds(1));
      seconds.acquire();
    }
  }

  @Test
  void tellsWhatComesAndGoesAndNotWhatWasThere(@TempDir Path root) throws Exception {
    FakeTree fake = new FakeTree(root).usbRecorder();
    Clock clock = new Clock();
    LinkedBlockingQueue<DeviceEvent> events = new LinkedBlockingQueue<>();
    SgIoBackEnd backEnd = new SgIoBackEnd("Linux", fake.tree(), new ScriptedKernel(), clock);

    try (AutoCloseable watch = backEnd.watch(events::add).orElseThrow()) {
      assertThat(watch).isNotNull();
      clock.seconds.release();
      fake.romDrive();
      clock.seconds.release();
      assertThat(events.poll(10, TimeUnit.SECONDS))
          .isInstanceOfSatisfying(
              DeviceEvent.Arrived.class,
              arrived ->
                  assertThat(arrived.device().location()).isEqualTo("sgio:" + fake.node("sr1")));

      Files.delete(root.resolve("sys/bus/scsi/devices/6:0:0:0"));
      clock.seconds.release();
      assertThat(events.poll(10, TimeUnit.SECONDS))
          .isEqualTo(new DeviceEvent.Left("sgio:" + fake.node("sr0")));
    }
    Files.delete(root.resolve("sys/bus/scsi/devices/10:0:0:0"));
    clock.seconds.release();
    assertThat(events).isEmpty();
  }
}
