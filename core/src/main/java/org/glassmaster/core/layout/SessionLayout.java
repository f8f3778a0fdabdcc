package org.glassmaster.core.layout;

import java.util.List;
import org.glassmaster.core.disc.Session;

/**
 * A session at its addresses.
 *
 * @param leadIn first sector of the lead-in
 * @param pause first sector of the first track's pause, where the lead-in ends
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
  public SessionLayout {
    tracks = List.copyOf(tracks);
  }

  /** Number of the first track. */
  public int firstTrack() {
    return tracks.getFirst().track().number();
  }

  /** Number of the last track. */
  public int lastTrack() {
    return tracks.getLast().track().number();
  }
}
