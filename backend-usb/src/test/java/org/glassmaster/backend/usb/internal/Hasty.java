package org.glassmaster.backend.usb.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.glassmaster.core.port.Waiter;

/** Time that passes when someone waits for it. */
final class Hasty implements Waiter {
  final List<Duration> pauses = new ArrayList<>();
  long now;

  @Override
  public long nanoTime() {
    return now;
  }

  @Override
  public void pause(Duration duration) {
    pauses.add(duration);
    now += duration.toNanos();
  }
}
