package org.glassmaster.backend.file.internal.toc;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.disc.SubchannelRun;
import org.glassmaster.core.disc.Track;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.fidelity.Graphics;
import org.glassmaster.core.layout.SessionLayout;
import org.glassmaster.core.layout.TrackLayout;

/**
 * Where the sectors of each track lie in the one file beside a sheet.
 *
 * @param file name of that file
 */
record TocPlan(List<Part> parts, String file) {
  /**
   * A track. Its sectors are whole, so that headers and codes stay as they are.
   *
   * @param from the first sector that is stored
   * @param offset where that sector lies in the file
   */
  record Part(TrackLayout layout, TocMode mode, TocSubMode sub, int from, long offset) {
    /** Sectors that are stored. */
    int sectors() {
      return layout.end() - from;
    }

    int block() {
      return Fragment.SECTOR + sub.bytes();
    }
  }

  /** The plan for a session. The file begins at LBA 0. */
  static TocPlan of(SessionLayout session, String sheetName) throws SourceException {
    List<Part> parts = new ArrayList<>();
    long offset = 0;
    for (TrackLayout layout : session.tracks()) {
      boolean first = parts.isEmpty();
      int from = first ? layout.start() + Geometry.PAUSE : layout.start();
      Part part = new Part(layout, mode(layout.track()), sub(layout.track()), from, offset);
      parts.add(part);
      offset += (long) part.sectors() * part.block();
    }
    return new TocPlan(parts, stem(sheetName) + ".bin");
  }

  private static TocMode mode(Track track) {
    return switch (track.mode()) {
      case AUDIO -> TocMode.AUDIO;
      // No track is of mode 0 by a word of its own: readers find it in the headers.
      case MODE0, MODE1 -> TocMode.MODE1_RAW;
      case MODE2, MODE2_FORM1, MODE2_FORM2, MODE2_MIXED -> TocMode.MODE2_RAW;
    };
  }

  /** Packs as packs, and symbols as symbols: either way nothing is computed anew. */
  private static TocSubMode sub(Track track) throws SourceException {
    if (!Graphics.isPresent(track)) {
      return TocSubMode.NONE;
    }
    boolean packs =
        track.subchannel().stream()
            .map(SubchannelRun::form)
            .filter(SubchannelRun.Form::hasRw)
            .allMatch(
                form -> form == SubchannelRun.Form.RW_PACKS || form == SubchannelRun.Form.PW_PACKS);
    return packs ? TocSubMode.RW : TocSubMode.RW_RAW;
  }

  /** All sectors that are stored. */
  int sectors() {
    return parts.stream().mapToInt(Part::sectors).sum();
  }

  private static String stem(String name) {
    boolean sheet = name.length() > 4 && name.toLowerCase(Locale.ROOT).endsWith(".toc");
    return sheet ? name.substring(0, name.length() - 4) : name;
  }
}
