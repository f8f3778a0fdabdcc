package org.glassmaster.mmc.internal.read;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.glassmaster.core.finding.Finding;

/**
 * Where sessions and tracks lie, as far as the drive's tables make sense: numbers and addresses
 * ascend, and every track ends where the next begins or at its session's lead-out.
 *
 * @param full whether the items of the lead-ins were had, not only the list of tracks
 */
record DriveToc(List<Session> sessions, boolean full, List<Finding> findings) {
  DriveToc {
    sessions = List.copyOf(sessions);
    findings = List.copyOf(findings);
  }

  /**
   * A closed session.
   *
   * @param discType byte PSEC of point A0
   */
  record Session(int number, List<Track> tracks, int leadOut, OptionalInt discType) {
    Session {
      tracks = List.copyOf(tracks);
    }

    /** Where a track ends at the latest: its successor's index 1, or the lead-out. */
    int end(int index) {
      return index + 1 < tracks.size() ? tracks.get(index + 1).start() : leadOut;
    }
  }

  /**
   * A track.
   *
   * @param control the four bits of Q as the table has them
   * @param start first sector of index 1
   */
  record Track(int number, int control, int start) {
    private static final int DATA = 4;

    boolean isData() {
      return (control & DATA) != 0;
    }

    String place() {
      return "track " + number;
    }
  }

  Stream<Track> tracks() {
    return sessions.stream().flatMap(session -> session.tracks().stream());
  }

  /** Where the last session's lead-out starts. */
  int leadOut() {
    return sessions.getLast().leadOut();
  }
}
