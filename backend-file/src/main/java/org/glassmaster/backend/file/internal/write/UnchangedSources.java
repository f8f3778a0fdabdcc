package org.glassmaster.backend.file.internal.write;

import java.util.List;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.disc.SubchannelRun;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.layout.SessionLayout;
import org.glassmaster.core.layout.TrackLayout;

/**
 * Asks the sources of a disc whether they are still what they were: an image of bytes that were
 * read before and after somebody wrote to them is one that nobody ever had.
 */
public final class UnchangedSources {
  private UnchangedSources() {}

  /** Ends in a fault where a source was written to, with the first sector that comes from it. */
  public static void require(Layout layout) throws SourceException {
    for (SessionLayout session : layout.sessions()) {
      for (TrackLayout track : session.tracks()) {
        require(track);
      }
      require(session.session().leadIn(), session.pause());
      require(session.session().leadOut(), session.leadOut());
    }
  }

  private static void require(TrackLayout track) throws SourceException {
    long position = 0;
    for (Fragment fragment : track.track().content()) {
      int lba = track.start() + (int) (position / Fragment.SECTOR);
      if (fragment instanceof Fragment.Samples samples) {
        require(samples.source(), lba);
      } else if (fragment instanceof Fragment.Sectors sectors) {
        require(sectors.source(), lba);
      }
      position += fragment.length();
    }
    require(track.track().subchannel(), track.start());
  }

  private static void require(List<SubchannelRun> runs, int start) throws SourceException {
    for (SubchannelRun run : runs) {
      require(run.source(), start + run.first());
    }
  }

  private static void require(ByteSource source, int lba) throws SourceException {
    try {
      source.requireUnchanged();
    } catch (SourceException e) {
      if (e.lba().isEmpty()) {
        e.atLba(lba);
      }
      throw e;
    }
  }
}
