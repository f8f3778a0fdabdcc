package org.glassmaster.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.glassmaster.core.port.DeviceInfo;
import org.glassmaster.core.port.Waiter;
import org.junit.jupiter.api.Test;

class PollingWatchTest {
  private final Semaphore seconds = new Semaphore(0);
  private final Waiter clock =
      new Waiter() {
        @Override
        public long nanoTime() {
          return 0;
        }

        @Override
        public void pause(Duration duration) throws InterruptedException {
          assertThat(duration).isEqualTo(Duration.ofSeconds(3));
          seconds.acquire();
        }
      };
  private final LinkedBlockingQueue<DeviceEvent> events = new LinkedBlockingQueue<>();
  private volatile List<DeviceInfo> there = devices("a", "b");

  @Test
  void tellsWhatComesAndGoesAndNotWhatWasThere() throws Exception {
    try (PollingWatch watch = start()) {
      assertThat(watch).isNotNull();
      seconds.release();
      there = devices("b", "c");
      seconds.release();

      assertThat(events.poll(10, TimeUnit.SECONDS)).isEqualTo(new DeviceEvent.Left("test:a"));
      assertThat(events.poll(10, TimeUnit.SECONDS))
          .isEqualTo(new DeviceEvent.Arrived(devices("c").getFirst()));
    }
  }

  @Test
  void tellsNothingOnceItIsClosed() {
    start().close();

    there = List.of();
    seconds.release();

    assertThat(events).isEmpty();
  }

  @Test
  void mayBeClosedByItsListener() throws Exception {
    LinkedBlockingQueue<PollingWatch> self = new LinkedBlockingQueue<>();
    PollingWatch watch =
        PollingWatch.start(
            () -> there,
            Duration.ofSeconds(3),
            event -> {
              events.add(event);
              self.remove().close();
            },
            clock);
    self.add(watch);
    there = devices("b");
    seconds.release();
    assertThat(events.poll(10, TimeUnit.SECONDS)).isEqualTo(new DeviceEvent.Left("test:a"));

    there = List.of();
    seconds.release(5);
    watch.close();

    assertThat(events).isEmpty();
  }

  private PollingWatch start() {
    return PollingWatch.start(() -> there, Duration.ofSeconds(3), events::add, clock);
  }

  private static List<DeviceInfo> devices(String... names) {
    return Stream.of(names)
        .map(name -> DeviceInfo.image("test:" + name, "test", true, false))
        .toList();
  }
}
