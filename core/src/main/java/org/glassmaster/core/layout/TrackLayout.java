package org.glassmaster.core.layout;

import java.util.ArrayList;
import java.util.List;
import org.glassmaster.core.disc.Track;

/**
 * A track at its addresses.
 *
 * @param track the track
 * @param start first sector of index 0, or of index 1 where there is no pregap
 * @param index1 first sector of index 1
 * @param end the sector after the last
 */
public record TrackLayout(Track track, int start, int index1, int end) {
  /**
   * Where an index starts.
   *
   * @param number the index number
   * @param lba where it is
   */
  public record Index(int number, int lba) {}

  /** {@return all indexes in ascending order; 0 where there is a pregap} */
  public List<Index> indexes() {
    List<Index> indexes = new ArrayList<>();
    if (start < index1) {
      indexes.add(new Index(0, start));
    }
    indexes.add(new Index(1, index1));
    for (int i = 0; i < track.indexes().size(); i++) {
      indexes.add(new Index(i + 2, index1 + track.indexes().get(i)));
    }
    return indexes;
  }

  /** {@return sectors from index 1 to the end} */
  public int sectors() {
    return end - index1;
  }
}
