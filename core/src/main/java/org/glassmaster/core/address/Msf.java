package org.glassmaster.core.address;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An absolute time on the disc: minute, second, frame. Times from 90:00:00 on lie in the lead-in
 * and count as negative addresses (MMC, "LBA to MSF translation").
 *
 * @param minute minutes
 * @param second seconds, below 60
 * @param frame frames, below 75
 */
public record Msf(int minute, int second, int frame) implements Comparable<Msf> {
  private static final Pattern FORM = Pattern.compile("(\\d{1,2}):(\\d{1,2}):(\\d{1,2})");
  private static final int WRAP = 90 * Geometry.SECTORS_PER_MINUTE;
  private static final int ROUND = 100 * Geometry.SECTORS_PER_MINUTE;

  /** Refuses what cannot be. */
  public Msf {
    if (minute < 0 || minute > 99 || second < 0 || second > 59 || frame < 0 || frame > 74) {
      throw new IllegalArgumentException("no such time: " + minute + ":" + second + ":" + frame);
    }
  }

  /**
   * {@return the time of an address from {@link Geometry#FIRST_LBA} to {@link Geometry#LAST_LBA}}
   *
   * @param lba the address, from -150 on for 00:00:00
   */
  public static Msf ofLba(int lba) {
    return ofFrames(framesOfLba(lba));
  }

  /**
   * {@return the time a number of frames after 00:00:00, up to 99:59:74; also a plain length}
   *
   * @param frames frames since 00:00:00
   */
  public static Msf ofFrames(int frames) {
    return new Msf(
        frames / Geometry.SECTORS_PER_MINUTE,
        frames / Geometry.SECTORS_PER_SECOND % 60,
        frames % Geometry.SECTORS_PER_SECOND);
  }

  /**
   * Accepts {@code mm:ss:ff}, with one digit or two in each place; empty where the text is no time.
   *
   * @param text what a user wrote
   * @return the time
   */
  public static Optional<Msf> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int minute = Integer.parseInt(matcher.group(1));
    int second = Integer.parseInt(matcher.group(2));
    int frame = Integer.parseInt(matcher.group(3));
    return second > 59 || frame > 74
        ? Optional.empty()
        : Optional.of(new Msf(minute, second, frame));
  }

  /**
   * {@return frames since 00:00:00 of the time an address has: the lead-in wraps to the end of the
   * range}
   *
   * @param lba the address, from -150 on for 00:00:00
   */
  public static int framesOfLba(int lba) {
    if (lba < Geometry.FIRST_LBA || lba > Geometry.LAST_LBA) {
      throw new IllegalArgumentException("no such address: " + lba);
    }
    int frames = lba + Geometry.PAUSE;
    return frames < 0 ? frames + ROUND : frames;
  }

  /** {@return frames since 00:00:00} */
  public int frames() {
    return (minute * 60 + second) * Geometry.SECTORS_PER_SECOND + frame;
  }

  /** {@return the address of this time; negative in the lead-in and in the first pause} */
  public int lba() {
    int frames = frames();
    return (frames >= WRAP ? frames - ROUND : frames) - Geometry.PAUSE;
  }

  /** {@return the three bytes {@code MMSSFF} in BCD, as Q frames and sector headers hold them} */
  public int bcd() {
    return Bcd.encode(minute) << 16 | Bcd.encode(second) << 8 | Bcd.encode(frame);
  }

  @Override
  public int compareTo(Msf other) {
    return Integer.compare(frames(), other.frames());
  }

  /** {@code mm:ss:ff}. */
  @Override
  public String toString() {
    char[] text = new char[8];
    twoDigits(text, 0, minute);
    text[2] = ':';
    twoDigits(text, 3, second);
    text[5] = ':';
    twoDigits(text, 6, frame);
    return new String(text);
  }

  private static void twoDigits(char[] text, int at, int number) {
    text[at] = (char) ('0' + number / 10);
    text[at + 1] = (char) ('0' + number % 10);
  }
}
