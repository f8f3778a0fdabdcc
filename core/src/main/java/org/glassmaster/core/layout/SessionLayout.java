package org.glassmaster.core.layout;

import java.util.List;
import org.glassmaster.core.disc.Session;

/**
 * A session at its addresses.
 *
 * @param number the session's number
 * @param session the session
 * @param leadIn first sector of the lead-in
 * @param pause first sector of the first track's pause, where the lead-in ends
 * @param tracks the tracks
 * @param leadOut first sector of the lead-out, where the last track ends
 * @param end the sector after the lead-out
 */
public record SessionLayout(
    int number,
    Session session,
    int leadIn,
    int pause,
    List<TrackLayout> tracks,
    int leadOut,
    int end) {
  /** Takes copies of what could change. */
  public SessionLayout {
    tracks = List.copyOf(tracks);
  }

  /** {@return number of the first track} */
  public int firstTrack() {
    return tracks.getFirst().track().number();
  }

  /** {@return number of the last track} */
  public int lastTrack() {
    return tracks.getLast().track().number();
  }
}
