package org.glassmaster.backend.file.internal.data;

import java.lang.foreign.MemorySegment;
import java.util.Optional;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.disc.SectorForm;
import org.glassmaster.core.disc.TrackMode;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.sector.SectorChecker;
import org.glassmaster.core.sector.SectorMode;
import org.glassmaster.core.sector.SectorState;

/**
 * What a few sectors of a data track say of its mode. Whoever writes a sheet often does not know.
 */
public final class SectorProbe {
  private static final int SAMPLES = 8;
  private static final int SUBHEADER = 4;

  /**
   * What was seen.
   *
   * @param mode as the headers and subheaders have it
   * @param scrambled whether the sectors are as they are on the disc
   */
  public record Seen(TrackMode mode, boolean scrambled) {}

  private SectorProbe() {}

  /** Looks at whole sectors; empty where none of those seen has a header. */
  public static Optional<Seen> whole(ByteSource source, long offset, int stride, int count)
      throws SourceException {
    MemorySegment sector = MemorySegment.ofArray(new byte[SectorForm.WHOLE.bytes()]);
    SectorChecker checker = new SectorChecker();
    Optional<Seen> seen = Optional.empty();
    for (int i = 0; i < Math.min(SAMPLES, count); i++) {
      // The first ones, where a pregap of another mode would be, and some spread over the rest.
      int at =
          i < SAMPLES / 2 ? i : (int) ((long) (count - 1) * (i - SAMPLES / 2 + 1) * 2 / SAMPLES);
      source.read(offset + (long) at * stride, sector, 0, SectorForm.WHOLE.bytes());
      int state = checker.check(sector, 0);
      Optional<SectorMode> mode = SectorState.mode(state);
      if (mode.isPresent()) {
        Seen one = new Seen(trackMode(mode.get()), SectorState.isScrambled(state));
        seen = Optional.of(seen.isEmpty() ? one : more(seen.get(), one));
      }
    }
    return seen;
  }

  /** Whether sectors of 2336 bytes begin with a subheader, which is there twice. */
  public static boolean hasSubheaders(ByteSource source, long offset, int stride, int count)
      throws SourceException {
    byte[] bytes = new byte[2 * SUBHEADER];
    MemorySegment segment = MemorySegment.ofArray(bytes);
    int seen = Math.min(SAMPLES, count);
    for (int i = 0; i < seen; i++) {
      source.read(offset + (long) i * stride, segment, 0, bytes.length);
      for (int b = 0; b < SUBHEADER; b++) {
        if (bytes[b] != bytes[b + SUBHEADER]) {
          return false;
        }
      }
    }
    return seen > 0;
  }

  /** A track whose sectors are of both forms, or of XA at all, is taken to be mixed. */
  private static TrackMode trackMode(SectorMode mode) {
    return switch (mode) {
      case MODE0 -> TrackMode.MODE0;
      case MODE1 -> TrackMode.MODE1;
      case MODE2 -> TrackMode.MODE2;
      case FORM1, FORM2 -> TrackMode.MODE2_MIXED;
    };
  }

  /** Empty sectors of mode 0 or of mode 2 without subheader occur before others. */
  private static Seen more(Seen a, Seen b) {
    return a.mode().compareTo(b.mode()) >= 0 ? a : b;
  }
}
