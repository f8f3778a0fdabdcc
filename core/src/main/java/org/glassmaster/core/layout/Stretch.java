package org.glassmaster.core.layout;

import org.glassmaster.core.disc.Track;

/**
 * A run of sectors that share session, area, track and index.
 *
 * @param area the area
 * @param start first LBA
 * @param end the LBA after the last
 * @param session number of the session
 * @param tno the track number as Q says it: 0 in a lead-in, {@link #LEAD_OUT_TNO} in a lead-out
 * @param index 0 in a pause and a lead-in, 1 in a lead-out
 * @param zero where relative time is 00:00:00: index 1 of the track, or the start of the lead-out
 *     or lead-in
 * @param track the track; in a lead-in the first and in a lead-out the last of the session
 */
public record Stretch(
    Area area, int start, int end, int session, int tno, int index, int zero, Track track) {
  /** What stands for a track number in a lead-out. */
  public static final int LEAD_OUT_TNO = 0xAA;

  /** {@return number of sectors} */
  public int length() {
    return end - start;
  }

  /**
   * {@return whether the address lies in here}
   *
   * @param lba an address
   */
  public boolean contains(int lba) {
    return lba >= start && lba < end;
  }

  /** {@return whether this belongs to a track, not to a lead-in or lead-out} */
  public boolean inTrack() {
    return area == Area.PAUSE || area == Area.PROGRAMME;
  }
}
