package org.glassmaster.backend.file.internal.ccd;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import org.glassmaster.core.disc.Isrc;
import org.glassmaster.core.disc.Mcn;
import org.glassmaster.core.text.CdText;

/**
 * What a sheet says, before any other file is looked at.
 *
 * @param scrambled whether data sectors are stored as they are on the disc
 * @param toc the sessions that have a track, by ascending number
 * @param tracks the [TRACK] sections, by number
 */
record CcdSheet(
    int version,
    boolean scrambled,
    Optional<Mcn> catalog,
    CdText text,
    List<TocSession> toc,
    Map<Integer, TrackSection> tracks) {

  /** What stands for an absent number. */
  static final int NONE = Integer.MIN_VALUE;

  /**
   * The lead-in of a session.
   *
   * @param psec byte PSEC of point A0, which is the disc type
   * @param leadOut point A2, or {@link #NONE}
   * @param pregapMode the mode of the pause before its first track, or {@link #NONE}
   */
  record TocSession(int number, int psec, int leadOut, int pregapMode, List<Point> points) {}

  /** An item for a track: where its index 1 is. */
  record Point(int number, int control, int lba, String where) {
    boolean isData() {
      return (control & 4) != 0;
    }
  }

  /**
   * A [TRACK] section. Its indexes count from the start of the session, whatever that is; only
   * their distances are of use.
   *
   * @param mode 0 for audio, 1, 2, or {@link #NONE}
   */
  record TrackSection(
      int mode, Optional<Isrc> isrc, NavigableMap<Integer, Integer> indexes, String where) {

    /** Sectors from index 0 to index 1, where both are given. */
    Optional<Integer> pregap() {
      Integer zero = indexes.get(0);
      Integer one = indexes.get(1);
      return zero == null || one == null ? Optional.empty() : Optional.of(one - zero);
    }
  }
}
