package org.glassmaster.mmc.internal.read;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.disc.TrackMode;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.sector.SectorChecker;
import org.glassmaster.core.sector.SectorMode;
import org.glassmaster.core.sector.SectorState;

/** Finds out whether a drive reads a pause, and whether anything is in it. */
final class PauseProbe {
  /** What became of it. */
  enum Content {
    /** The drive does not read it, or reads something else. */
    UNREAD,
    /** Silence, or sectors of zero data. */
    EMPTY,
    /** Something. */
    CONTENT
  }

  private static final int SECTOR = Fragment.SECTOR;
  private static final int BATCH = 25;

  private final SectorPort port;
  private final SectorChecker checker = new SectorChecker();

  PauseProbe(SectorPort port) {
    this.port = port;
  }

  /** Reads all of a pause. */
  Content all(int from, int to, TrackMode mode) throws GlassmasterException {
    int most = Math.clamp(port.capacity(ReadCd.whole()), 1, BATCH);
    Content content = Content.EMPTY;
    for (int lba = from; lba < to; lba += most) {
      Content part = run(lba, Math.min(most, to - lba), mode);
      if (part == Content.UNREAD) {
        return part;
      }
      content = part == Content.CONTENT ? part : content;
    }
    return content;
  }

  /** Reads the ends and the middle of a long one, which is taken for content. */
  Content some(int from, int to, TrackMode mode) throws GlassmasterException {
    if (to - from <= BATCH) {
      return all(from, to, mode);
    }
    int[] places = {from, from + (to - from) / 2, to - 1};
    for (int lba : places) {
      if (run(lba, 1, mode) == Content.UNREAD) {
        return Content.UNREAD;
      }
    }
    return Content.CONTENT;
  }

  private Content run(int lba, int count, TrackMode mode) throws GlassmasterException {
    if (!port.read(ReadCd.whole(), lba, count)) {
      return Content.UNREAD;
    }
    boolean empty = true;
    for (int i = 0; i < count; i++) {
      long at = (long) i * SECTOR;
      int from = 0;
      int bytes = SECTOR;
      if (!mode.isAudio()) {
        int state = checker.check(port.memory(), at);
        boolean ours =
            SectorState.isSound(state)
                && SectorState.isAt(state, lba + i)
                && SectorState.mode(state).orElseThrow().headerMode() == mode.headerMode();
        if (!ours) {
          return Content.UNREAD;
        }
        SectorMode found = SectorState.mode(state).orElseThrow();
        from = found.dataOffset();
        bytes = found.dataBytes();
      }
      empty &= isZero(port.memory(), at + from, bytes);
    }
    return empty ? Content.EMPTY : Content.CONTENT;
  }

  private static boolean isZero(MemorySegment bytes, long at, int length) {
    for (int i = 0; i < length; i++) {
      if (bytes.get(ValueLayout.JAVA_BYTE, at + i) != 0) {
        return false;
      }
    }
    return true;
  }
}
