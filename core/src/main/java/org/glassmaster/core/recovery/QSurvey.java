package org.glassmaster.core.recovery;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;
import org.glassmaster.core.disc.CopyPermission;
import org.glassmaster.core.disc.Isrc;
import org.glassmaster.core.disc.Mcn;

/**
 * What the Q channel says of a programme, gathered frame by frame in the order of addresses. Codes
 * are those that most frames carry; damaged frames count for nothing.
 */
public final class QSurvey {
  private final QScan scan = new QScan();

  /**
   * A track as Q has it.
   *
   * @param number the track's number
   * @param start where it begins: index 0, or index 1 where it has no pause
   * @param index1 where most frames say that relative time is zero
   * @param later where index 2 and those after it begin
   * @param control the control bits without the one for copies
   * @param copy what the copy bit says
   * @param isrc the recording code
   */
  public record Seen(
      int number,
      Transition start,
      int index1,
      List<Transition> later,
      int control,
      CopyPermission copy,
      Optional<Isrc> isrc) {
    /** Takes copies of what could change. */
    public Seen {
      later = List.copyOf(later);
    }
  }

  /** A survey without a frame yet. */
  public QSurvey() {}

  /**
   * Takes the twelve bytes of a sector's frame.
   *
   * @param lba where the frame stands
   * @param q the Q frame
   * @param at where in it
   */
  public void frame(int lba, MemorySegment q, long at) {
    scan.frame(lba, q, at);
  }

  /** {@return the catalogue number} */
  public Optional<Mcn> mcn() {
    return scan.mcn.winner();
  }

  /** {@return the tracks, in their order} */
  public List<Seen> tracks() {
    return scan.tracks.stream().map(QSurvey::seen).toList();
  }

  /** {@return frames that are sound} */
  public int goodFrames() {
    return scan.goodFrames;
  }

  /** {@return frames whose CRC is wrong} */
  public int damagedFrames() {
    return scan.damagedFrames;
  }

  /** {@return sound frames that tell another address than the one they stand at} */
  public int misplacedFrames() {
    return scan.misplacedFrames;
  }

  private static Seen seen(TrackScan track) {
    return new Seen(
        track.number,
        track.start,
        track.index1(),
        track.laterIndexes,
        track.control(),
        track.copy(),
        track.isrc.winner());
  }
}
