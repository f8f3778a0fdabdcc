package org.glassmaster.mmc.internal.read;

import java.lang.foreign.MemorySegment;
import java.util.Optional;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.subchannel.QFrame;

/**
 * Reads Q frames of runs of sectors. A frame that tells its address is taken for the frame of that
 * address, whatever sector it came with: some drives' sub-channel is a few sectors beside, now more
 * and now less.
 */
final class QReader {
  /** The most sectors whose frames are read at once. */
  static final int BATCH = 32;

  private static final int MOST_FAILURES = 4;

  /** Takes what was read. */
  interface Sink {
    /**
     * A frame.
     *
     * @param lba where it belongs
     * @param frame empty where it is damaged
     */
    void frame(int lba, Optional<QFrame> frame);

    /** The bytes it was found among. */
    default void block(int lba, MemorySegment blocks, long at) {}
  }

  private final SectorPort port;
  private final QAccess access;
  private final MemorySegment q = MemorySegment.ofArray(new byte[QFrame.BYTES]);

  QReader(SectorPort port, QAccess access) {
    this.port = port;
    this.access = access;
  }

  QAccess access() {
    return access;
  }

  /**
   * Reads the frames from an address on; what cannot be read is left out.
   *
   * @return whether any frame came
   */
  boolean read(int lba, int count, Sink sink) throws GlassmasterException {
    boolean any = false;
    int most = Math.clamp(port.capacity(access.selection()), 1, BATCH);
    int next = lba;
    while (next < lba + count) {
      int run = Math.min(most, lba + count - next);
      any |= batch(next, run, sink);
      next += run;
    }
    return any;
  }

  private boolean batch(int lba, int count, Sink sink) throws GlassmasterException {
    if (port.read(access.selection(), lba - access.shift(), count)) {
      take(lba, count, sink);
      return true;
    }
    boolean any = false;
    int failures = 0;
    for (int i = 0; i < count && count > 1 && failures < MOST_FAILURES; i++) {
      if (port.read(access.selection(), lba + i - access.shift(), 1)) {
        take(lba + i, 1, sink);
        any = true;
      } else {
        failures++;
      }
    }
    return any;
  }

  private void take(int lba, int count, Sink sink) {
    for (int i = 0; i < count; i++) {
      long at = (long) i * access.selection().bytes() + access.selection().subAt();
      sink.block(lba + i, port.memory(), at);
      Optional<QFrame> frame = access.frame(port.memory(), at, q);
      if (frame.isPresent() && frame.get() instanceof QFrame.Position position) {
        int told = position.absolute().frames() - Geometry.PAUSE;
        boolean near = Math.abs(told - (lba + i)) <= QProbe.TOLERANCE;
        sink.frame(near ? told : lba + i, near ? frame : Optional.empty());
      } else {
        sink.frame(lba + i, frame);
      }
    }
  }
}
