package org.glassmaster.backend.imapi2.internal;

import java.lang.foreign.MemorySegment;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.image.DiscSource;
import org.glassmaster.core.image.SectorFormat;
import org.glassmaster.core.layout.Layout;

/**
 * A source by which something happens as soon as a sector is asked for; from then on it is slow.
 */
final class TriggeredSource implements DiscSource {
  private static final long SLOW_MILLIS = 20;

  private final DiscSource source;
  private final int lba;
  private final Runnable event;
  private final boolean slow;
  private final AtomicBoolean happened = new AtomicBoolean();
  private final CountDownLatch never = new CountDownLatch(1);

  TriggeredSource(DiscSource source, int lba, boolean slow, Runnable event) {
    this.source = source;
    this.lba = lba;
    this.slow = slow;
    this.event = event;
  }

  boolean hasHappened() {
    return happened.get();
  }

  @Override
  public Layout layout() {
    return source.layout();
  }

  @Override
  public void read(int from, int count, SectorFormat format, MemorySegment into, long offset)
      throws SourceException {
    if (from + count > lba && happened.compareAndSet(false, true)) {
      event.run();
    }
    if (slow && happened.get()) {
      try {
        boolean _ = never.await(SLOW_MILLIS, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    source.read(from, count, format, into, offset);
  }
}
