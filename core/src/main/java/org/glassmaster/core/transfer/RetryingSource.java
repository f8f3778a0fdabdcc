package org.glassmaster.core.transfer;

import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicInteger;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.image.DiscSource;
import org.glassmaster.core.image.SectorFormat;
import org.glassmaster.core.layout.Layout;

/** Reads again what could not be read, so often as the user said, and counts it. */
final class RetryingSource implements DiscSource {
  private final DiscSource source;
  private final int retries;
  private final AtomicInteger count;

  RetryingSource(DiscSource source, int retries, AtomicInteger count) {
    this.source = source;
    this.retries = retries;
    this.count = count;
  }

  @Override
  public Layout layout() {
    return source.layout();
  }

  @Override
  public void read(int lba, int sectors, SectorFormat format, MemorySegment into, long offset)
      throws SourceException {
    for (int left = retries; ; left--) {
      try {
        source.read(lba, sectors, format, into, offset);
        return;
      } catch (SourceException e) {
        // What has changed stays changed.
        if (left == 0 || e.code().equals("source-changed")) {
          throw e;
        }
        count.incrementAndGet();
      }
    }
  }
}
