package org.glassmaster.core.disc;

import java.util.List;
import java.util.Optional;

/**
 * A track: its pause (index 0), its programme (index 1 and on) and what is said about it.
 *
 * @param number 1 to 99
 * @param mode the mode
 * @param copy what the copy bit says
 * @param preEmphasis whether it was recorded with pre-emphasis
 * @param fourChannel whether it has four channels
 * @param isrc the recording code
 * @param pregap sectors of index 0; the first track of a session counts the mandatory 150 in
 * @param indexes where index 2 and those after it start, in sectors after index 1
 * @param content the main channel from the first sector of index 0 to the end
 * @param subchannel sub-channel the sources hold, relative to index 0
 */
public record Track(
    int number,
    TrackMode mode,
    CopyPermission copy,
    boolean preEmphasis,
    boolean fourChannel,
    Optional<Isrc> isrc,
    int pregap,
    List<Integer> indexes,
    List<Fragment> content,
    List<SubchannelRun> subchannel) {

  /** Refuses what cannot be, and takes copies of what could change. */
  public Track {
    if (number < 1 || number > 99) {
      throw new IllegalArgumentException("no such track number: " + number);
    }
    if (pregap < 0) {
      throw new IllegalArgumentException("a pregap of " + pregap + " sectors");
    }
    indexes = List.copyOf(indexes);
    content = List.copyOf(content);
    subchannel = List.copyOf(subchannel);
    int last = 0;
    for (int index : indexes) {
      if (index <= last) {
        throw new IllegalArgumentException("indexes do not ascend: " + indexes);
      }
      last = index;
    }
    if (indexes.size() > 98) {
      throw new IllegalArgumentException("indexes end at 99");
    }
  }

  /**
   * {@return bytes of main channel from index 0 to where the content ends, perhaps inside a sector}
   */
  public long contentBytes() {
    long bytes = 0;
    for (Fragment fragment : content) {
      bytes += fragment.length();
    }
    return bytes;
  }

  /** {@return sectors from index 0 to the end; a last one that is not full counts} */
  public int totalSectors() {
    return Math.toIntExact((contentBytes() + Fragment.SECTOR - 1) / Fragment.SECTOR);
  }

  /** {@return sectors from index 1 to the end} */
  public int sectors() {
    return totalSectors() - pregap;
  }

  /** {@return bytes that are missing to fill the last sector; they are rendered as silence} */
  public int paddingBytes() {
    return (int) ((long) totalSectors() * Fragment.SECTOR - contentBytes());
  }

  /**
   * {@return the four control bits of Q and of the TOC: 1 pre-emphasis, 2 copy permitted, 4 data, 8
   * four channels} Where the copy bit alternates this is the form with the bit off.
   */
  public int control() {
    int copyBit = copy == CopyPermission.PERMITTED ? 2 : 0;
    return mode.isAudio() ? (preEmphasis ? 1 : 0) | copyBit | (fourChannel ? 8 : 0) : 4 | copyBit;
  }

  /**
   * {@return the control bits at a sector, with the copy bit in its turn: off for four sectors, on
   * for four}
   *
   * @param lba the sector's address
   */
  public int control(int lba) {
    return copy == CopyPermission.SCMS && (lba & 7) > 3 ? control() | 2 : control();
  }

  /**
   * {@return the track under another number}
   *
   * @param other 1 to 99
   */
  public Track withNumber(int other) {
    return new Track(
        other, mode, copy, preEmphasis, fourChannel, isrc, pregap, indexes, content, subchannel);
  }

  /**
   * {@return the track with another content from index 0 on}
   *
   * @param otherPregap sectors of the pregap
   * @param other the new content
   */
  public Track withContent(int otherPregap, List<Fragment> other) {
    return new Track(
        number,
        mode,
        copy,
        preEmphasis,
        fourChannel,
        isrc,
        otherPregap,
        indexes,
        other,
        subchannel);
  }
}
