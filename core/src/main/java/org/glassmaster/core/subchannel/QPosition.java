package org.glassmaster.core.subchannel;

import java.lang.foreign.MemorySegment;
import org.glassmaster.core.address.Bcd;
import org.glassmaster.core.address.Geometry;

/**
 * The position that a Q frame tells, read where it stands. Nearly all frames of a disc tell one: a
 * reader that goes through a third of a million of them makes nothing of each, as it would with
 * {@link QFrame#decode}. For use by one thread at a time.
 */
public final class QPosition {
  private static final int NONE = -1;

  private int control;
  private int track;
  private int index;
  private int relative;
  private int absolute;

  /** A reader that has read nothing yet. */
  public QPosition() {}

  /**
   * Reads a frame whose CRC is good.
   *
   * @param from holds the frame
   * @param at where in it
   * @return whether it tells a position, as {@link QFrame.Position} does; what it tells is the
   *     answer of the other methods then
   */
  public boolean read(MemorySegment from, long at) {
    long head = from.get(Words.LONG, at);
    int tail = from.get(Words.INT, at + 8);
    if ((head >>> 56 & 15) != 1 || (head >>> 48 & 0xFF) == 0) {
      return false;
    }
    control = (int) (head >>> 60);
    track = number(head >>> 48);
    index = number(head >>> 40);
    relative = time(head >>> 16);
    absolute = time((head & 0xFF) << 16 | tail >>> 16);
    return (track == QFrame.LEAD_OUT || (track >= 0 && track <= Geometry.LAST_NUMBER))
        && index >= 0
        && index <= Geometry.LAST_NUMBER
        && relative >= 0
        && absolute >= 0;
  }

  /** {@return the control nibble} */
  public int control() {
    return control;
  }

  /** {@return 1 to 99, or {@link QFrame#LEAD_OUT}} */
  public int track() {
    return track;
  }

  /** {@return the index number} */
  public int index() {
    return index;
  }

  /** {@return the relative time, in sectors} */
  public int relative() {
    return relative;
  }

  /** {@return the absolute time, in sectors} */
  public int absolute() {
    return absolute;
  }

  /** A number in BCD, a byte from A0h on as itself. */
  private static int number(long field) {
    int b = (int) (field & 0xFF);
    return b >= 0xA0 ? b : Bcd.isValid(b) ? Bcd.decode(b) : NONE;
  }

  /** Sectors of the time in the low three bytes, in BCD. */
  private static int time(long bcd) {
    int minute = (int) (bcd >>> 16 & 0xFF);
    int second = (int) (bcd >>> 8 & 0xFF);
    int frame = (int) (bcd & 0xFF);
    boolean isTime =
        Bcd.isValid(minute)
            && Bcd.isValid(second)
            && Bcd.isValid(frame)
            && Bcd.decode(second) < 60
            && Bcd.decode(frame) < Geometry.SECTORS_PER_SECOND;
    return isTime
        ? Bcd.decode(minute) * Geometry.SECTORS_PER_MINUTE
            + Bcd.decode(second) * Geometry.SECTORS_PER_SECOND
            + Bcd.decode(frame)
        : NONE;
  }
}
