package org.glassmaster.backend.imapi2.internal.image;

import java.util.List;
import java.util.Optional;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.disc.Track;

/** Which discs IMAPI2's image creator can make (imapi2 5.1, 5.2). */
public final class CreatorRules {
  /** Sectors that each index needs. */
  private static final int SHORTEST_INDEX = 10;

  private CreatorRules() {}

  /** Why it cannot make this one. */
  public static Optional<String> objection(Disc disc) {
    if (disc.sessions().size() != 1) {
      return Optional.of("it knows one session");
    }
    if (disc.mcn().isPresent() && !disc.mcn().get().isEan()) {
      return Optional.of("it wants a catalogue number with its check digit");
    }
    boolean first = true;
    for (Track track : disc.sessions().getFirst().tracks()) {
      String objection = objection(track, first);
      if (!objection.isEmpty()) {
        return Optional.of("track " + track.number() + ": " + objection);
      }
      first = false;
    }
    return Optional.empty();
  }

  private static String objection(Track track, boolean first) {
    if (!track.mode().isAudio()) {
      return "it knows audio only";
    }
    if (track.fourChannel()) {
      return "it knows two channels";
    }
    if (track.sectors() < Geometry.SHORTEST_TRACK) {
      return "it wants tracks of 300 sectors at least";
    }
    if (!first && track.pregap() != Geometry.PAUSE) {
      return "it knows pregaps of 150 sectors, and this has " + track.pregap();
    }
    int last = 0;
    for (int index : track.indexes()) {
      if (index - last < SHORTEST_INDEX) {
        return "it wants ten sectors for each index";
      }
      last = index;
    }
    return track.sectors() - last < SHORTEST_INDEX ? "it wants ten sectors for each index" : "";
  }

  /** Whether there is nothing but silence between the tracks, which the creator inserts itself. */
  static boolean hasSilentGaps(List<Track> tracks) {
    return tracks.stream().skip(1).allMatch(CreatorRules::beginsInSilence);
  }

  /** Whether the first track has the pause that every disc has, and no more. */
  static boolean hasPlainPause(Track first) {
    return first.pregap() == Geometry.PAUSE && beginsInSilence(first);
  }

  private static boolean beginsInSilence(Track track) {
    long pause = (long) track.pregap() * Fragment.SECTOR;
    if (pause == 0) {
      return true;
    }
    Fragment start = track.content().getFirst();
    return start instanceof Fragment.Zero && start.length() >= pause;
  }
}
