package org.glassmaster.mmc.internal.read;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.disc.TrackMode;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.sector.SectorChecker;
import org.glassmaster.core.sector.SectorMode;
import org.glassmaster.core.sector.SectorState;

/**
 * Finds out the mode of a data track from its sectors, since the table of contents does not tell.
 * The first sectors tell it; of mode 2 some are looked at all over the track, because forms may
 * mix.
 */
final class ModeProbe {
  private static final int FIRST = 8;
  private static final int PLACES = 24;

  private final SectorPort port;
  private final SectorChecker checker = new SectorChecker();
  private final Set<SectorMode> seen = EnumSet.noneOf(SectorMode.class);

  ModeProbe(SectorPort port) {
    this.port = port;
  }

  /** The mode of a track; empty where none of its sectors that were tried is a data sector. */
  Optional<TrackMode> mode(int start, int end) throws GlassmasterException {
    seen.clear();
    look(start, Math.min(FIRST, end - start));
    boolean spread = seen.isEmpty() || seen.stream().anyMatch(mode -> mode.headerMode() == 2);
    for (int i = 1; i <= PLACES && spread && end - start > FIRST; i++) {
      look(start + (int) ((long) (end - 1 - start) * i / PLACES), 1);
    }
    if (seen.contains(SectorMode.MODE1)) {
      return Optional.of(TrackMode.MODE1);
    }
    boolean form1 = seen.contains(SectorMode.FORM1);
    boolean form2 = seen.contains(SectorMode.FORM2);
    if (form1 && form2) {
      return Optional.of(TrackMode.MODE2_MIXED);
    }
    if (seen.contains(SectorMode.MODE2)) {
      return Optional.of(form1 || form2 ? TrackMode.MODE2_MIXED : TrackMode.MODE2);
    }
    if (form1 || form2) {
      return Optional.of(form1 ? TrackMode.MODE2_FORM1 : TrackMode.MODE2_FORM2);
    }
    return seen.contains(SectorMode.MODE0) ? Optional.of(TrackMode.MODE0) : Optional.empty();
  }

  private void look(int lba, int count) throws GlassmasterException {
    ReadCd whole = ReadCd.whole();
    int most = Math.min(count, port.capacity(whole));
    if (!port.read(whole, lba, most)) {
      if (most < 2 || !port.read(whole, lba, 1)) {
        return;
      }
      most = 1;
    }
    for (int i = 0; i < most; i++) {
      int state = checker.check(port.memory(), (long) i * Fragment.SECTOR);
      SectorState.mode(state).ifPresent(seen::add);
    }
  }
}
