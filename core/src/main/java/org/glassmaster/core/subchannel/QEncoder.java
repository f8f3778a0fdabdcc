package org.glassmaster.core.subchannel;

import java.lang.foreign.MemorySegment;
import java.util.Objects;
import org.glassmaster.core.address.Bcd;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.disc.Isrc;
import org.glassmaster.core.disc.Mcn;

/**
 * Writes Q frames: 12 bytes, the last two their CRC, without making an object (ECMA-130,
 * Q-channel).
 *
 * <p>Everywhere here {@code control} is the four-bit control field, a track, index or POINT is a
 * number from 0 to 99 or, from A0h on, the byte itself (as READ TOC format 2 has it; the lead-out
 * is {@link QFrame#LEAD_OUT}), and a time is a number of frames from 0 to 449 999 (see {@link
 * org.glassmaster.core.address.Msf#framesOfLba}).
 */
public final class QEncoder {
  private static final int TIMES = 100 * Geometry.SECTORS_PER_MINUTE;
  private static final byte[] BCD = bcd();

  /** Second and frame in BCD for each frame of a minute. */
  private static final char[] MINUTE = minute();

  private QEncoder() {}

  /**
   * Mode 1 in the program area and in the lead-out: track, index, relative and absolute time.
   *
   * @param to where the frame goes
   * @param at where in it
   * @param control the control nibble
   * @param track the track's number
   * @param index the index number
   * @param relative time within the track
   * @param absolute address on the disc
   */
  public static void position(
      MemorySegment to, long at, int control, int track, int index, int relative, int absolute) {
    int time = time(absolute);
    long head =
        start(control, 1, number(track), number(index)) | (long) time(relative) << 16 | time >>> 16;
    put(to, at, head, time & 0xFFFF);
  }

  /**
   * Mode 1 in the lead-in: an item of the table of contents.
   *
   * @param to where the frame goes
   * @param at where in it
   * @param control the control nibble
   * @param point the POINT byte
   * @param time the running time of the lead-in
   * @param pointed PMIN, PSEC and PFRAME as the three bytes that stand on the disc: an {@link
   *     org.glassmaster.core.address.Msf#bcd}, or for A0h the first track in BCD and the disc type
   */
  public static void tocItem(
      MemorySegment to, long at, int control, int point, int time, int pointed) {
    long head =
        start(control, 1, 0, number(point)) | (long) time(time) << 16 | (pointed >>> 16 & 0xFF);
    put(to, at, head, pointed & 0xFFFF);
  }

  /**
   * Mode 2: the catalogue number; of the absolute time only the frame is left.
   *
   * @param to where the frame goes
   * @param at where in it
   * @param control the control nibble
   * @param mcn the catalogue number
   * @param absolute address on the disc
   */
  public static void catalogue(MemorySegment to, long at, int control, Mcn mcn, int absolute) {
    long digits = 0;
    for (int i = 0; i < 13; i++) {
      digits = digits << 4 | mcn.digits().charAt(i) - '0';
    }
    put(to, at, start(control, 2) | digits << 4, frame(absolute));
  }

  /**
   * Mode 3: the recording code; of the absolute time only the frame is left.
   *
   * @param to where the frame goes
   * @param at where in it
   * @param control the control nibble
   * @param isrc the recording code
   * @param absolute address on the disc
   */
  public static void recording(MemorySegment to, long at, int control, Isrc isrc, int absolute) {
    long code = 0;
    for (int i = 0; i < 5; i++) {
      // 0-9 are 00h-09h, A-Z are 11h-2Ah
      code = code << 6 | isrc.compact().charAt(i) - '0';
    }
    code <<= 2;
    for (int i = 5; i < 12; i++) {
      code = code << 4 | isrc.compact().charAt(i) - '0';
    }
    code <<= 4;
    put(to, at, start(control, 3) | code >>> 8, (int) (code & 0xFF) << 8 | frame(absolute));
  }

  /**
   * Mode 5: later sessions and parts to skip. All bytes behind POINT are given as they stand on the
   * disc, since some items hold numbers that are not BCD.
   *
   * @param to where the frame goes
   * @param at where in it
   * @param control the control nibble
   * @param track 0 in the lead-in
   * @param point the POINT byte
   * @param first bytes 3 to 5
   * @param middle byte 6
   * @param last bytes 7 to 9
   */
  public static void mode5(
      MemorySegment to,
      long at,
      int control,
      int track,
      int point,
      int first,
      int middle,
      int last) {
    long head =
        start(control, 5, number(track), number(point))
            | (first & 0xFF_FFFFL) << 16
            | (middle & 0xFF) << 8
            | (last >>> 16 & 0xFF);
    put(to, at, head, last & 0xFFFF);
  }

  private static long start(int control, int mode) {
    return (long) control << 60 | (long) mode << 56;
  }

  private static long start(int control, int mode, int track, int point) {
    return start(control, mode) | (long) track << 48 | (long) point << 40;
  }

  private static void put(MemorySegment to, long at, long head, int tail) {
    to.set(Words.LONG, at, head);
    to.set(Words.INT, at + 8, tail << 16 | Crc16.ofQ(head, tail));
  }

  private static int number(int number) {
    if (number >= 100 && (number < 0xA0 || number > 0xFF)) {
      throw new IllegalArgumentException("no such number: " + number);
    }
    return number < 100 ? BCD[number] & 0xFF : number;
  }

  private static int time(int frames) {
    Objects.checkIndex(frames, TIMES);
    int minute = frames / Geometry.SECTORS_PER_MINUTE;
    return (BCD[minute] & 0xFF) << 16 | MINUTE[frames - minute * Geometry.SECTORS_PER_MINUTE];
  }

  private static int frame(int frames) {
    return time(frames) & 0xFF;
  }

  private static byte[] bcd() {
    byte[] bcd = new byte[100];
    for (int i = 0; i < bcd.length; i++) {
      bcd[i] = (byte) Bcd.encode(i);
    }
    return bcd;
  }

  private static char[] minute() {
    char[] minute = new char[Geometry.SECTORS_PER_MINUTE];
    for (int i = 0; i < minute.length; i++) {
      minute[i] =
          (char)
              (Bcd.encode(i / Geometry.SECTORS_PER_SECOND) << 8
                  | Bcd.encode(i % Geometry.SECTORS_PER_SECOND));
    }
    return minute;
  }
}
