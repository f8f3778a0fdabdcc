package org.glassmaster.mmc.internal.read;

import java.util.List;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.subchannel.RwContent;
import org.glassmaster.core.subchannel.RwPack;

/**
 * Finds out whether a drive that does not give the raw sub-channel gives R to W corrected, and
 * whether there is anything in them.
 */
final class PackProbe {
  private static final int SECTORS = 24;

  private final SectorPort port;
  private ReadCd selection = ReadCd.whole().with(ReadCd.Sub.PACKS);
  private boolean reads;

  PackProbe(SectorPort port) {
    this.port = port;
  }

  /** Whether the drive gives them. */
  boolean reads() {
    return reads;
  }

  /** What was asked for. */
  ReadCd selection() {
    return selection;
  }

  /** Looks at the beginning and the middle of each audio track. */
  boolean look(DriveToc toc) throws GlassmasterException {
    boolean found = false;
    for (DriveToc.Session session : toc.sessions()) {
      for (int i = 0; i < session.tracks().size() && !found; i++) {
        DriveToc.Track track = session.tracks().get(i);
        int length = session.end(i) - track.start();
        if (!track.isData()) {
          for (int from : List.of(0, Math.min(300, length / 4), length / 2)) {
            found |= look(track.start() + from, Math.min(SECTORS, length - from));
          }
          if (!reads) {
            return false;
          }
        }
      }
    }
    return found;
  }

  private boolean look(int lba, int most) throws GlassmasterException {
    ReadCd alone = new ReadCd(ReadCd.Kind.ANY, ReadCd.Main.NONE, ReadCd.C2.NONE, ReadCd.Sub.PACKS);
    ReadCd beside = ReadCd.whole().with(ReadCd.Sub.PACKS);
    for (ReadCd way : reads ? List.of(selection) : List.of(alone, beside)) {
      int count = Math.min(most, port.capacity(way));
      if (port.read(way, lba, count)) {
        reads = true;
        selection = way;
        return hasPacks(count);
      }
    }
    return false;
  }

  private boolean hasPacks(int sectors) {
    boolean any = false;
    for (int i = 0; i < sectors * RwPack.PER_SECTOR; i++) {
      long at =
          (long) (i / RwPack.PER_SECTOR) * selection.bytes()
              + selection.subAt()
              + (long) (i % RwPack.PER_SECTOR) * RwPack.SYMBOLS;
      // Drives hand corrected packs on with parity or without it: what they are has to do.
      RwContent content = RwContent.of(port.memory(), at);
      any |= content == RwContent.TV_GRAPHICS || content == RwContent.EXTENDED_TV_GRAPHICS;
    }
    return any;
  }
}
