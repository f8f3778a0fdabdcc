package org.glassmaster.core.subchannel;

import java.util.Optional;
import org.glassmaster.core.address.Bcd;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.address.Msf;
import org.glassmaster.core.disc.Isrc;
import org.glassmaster.core.disc.Mcn;

/** Makes sense of the twelve bytes of a Q frame; what makes none is {@link QFrame.Unknown}. */
final class QDecoder {
  private static final int NOT_A_NUMBER = -1;

  private QDecoder() {}

  /** The frame whose bytes 0 to 7 are {@code head} and 8 to 11 {@code tail}. */
  static QFrame decode(long head, int tail) {
    int control = (int) (head >>> 60);
    Optional<? extends QFrame> frame =
        switch ((int) (head >>> 56) & 15) {
          case 1 ->
              (head >>> 48 & 0xFF) == 0
                  ? tocItem(control, head, tail)
                  : position(control, head, tail);
          case 2 -> catalogue(control, head, tail);
          case 3 -> recording(control, head, tail);
          case 5 -> mode5(control, head, tail);
          default -> Optional.empty();
        };
    return frame.isPresent() ? frame.get() : new QFrame.Unknown(head, tail);
  }

  private static Optional<QFrame> position(int control, long head, int tail) {
    int track = number(head >>> 48);
    int index = number(head >>> 40);
    Optional<Msf> relative = msf((int) (head >>> 16));
    Optional<Msf> absolute = msf(last(head, tail));
    boolean known =
        (track == QFrame.LEAD_OUT || track <= Geometry.LAST_NUMBER)
            && index <= Geometry.LAST_NUMBER
            && track != NOT_A_NUMBER
            && index != NOT_A_NUMBER
            && relative.isPresent()
            && absolute.isPresent();
    return known
        ? Optional.of(new QFrame.Position(control, track, index, relative.get(), absolute.get()))
        : Optional.empty();
  }

  private static Optional<QFrame> tocItem(int control, long head, int tail) {
    int point = number(head >>> 40);
    return point == NOT_A_NUMBER
        ? Optional.empty()
        : msf((int) (head >>> 16))
            .map(time -> new QFrame.TocItem(control, point, time, last(head, tail)));
  }

  private static Optional<QFrame> catalogue(int control, long head, int tail) {
    int frame = frame(tail);
    char[] digits = new char[13];
    for (int i = 0; i < digits.length; i++) {
      digits[i] = (char) ('0' + (head >>> (52 - 4 * i) & 15));
    }
    return frame == NOT_A_NUMBER
        ? Optional.empty()
        : Mcn.parse(new String(digits)).map(mcn -> new QFrame.Catalogue(control, mcn, frame));
  }

  private static Optional<QFrame> recording(int control, long head, int tail) {
    int frame = frame(tail);
    long code = head << 8 | tail >>> 24;
    char[] text = new char[12];
    for (int i = 0; i < 5; i++) {
      text[i] = letterOrDigit((int) (code >>> (58 - 6 * i)) & 63);
    }
    for (int i = 5; i < 12; i++) {
      text[i] = (char) ('0' + (code >>> (28 - 4 * (i - 5)) & 15));
    }
    return frame == NOT_A_NUMBER
        ? Optional.empty()
        : Isrc.parse(new String(text)).map(isrc -> new QFrame.Recording(control, isrc, frame));
  }

  private static Optional<QFrame> mode5(int control, long head, int tail) {
    int track = number(head >>> 48);
    int point = number(head >>> 40);
    return track == NOT_A_NUMBER || point == NOT_A_NUMBER
        ? Optional.empty()
        : Optional.of(
            new QFrame.Mode5(
                control,
                track,
                point,
                (int) (head >>> 16) & 0xFF_FFFF,
                (int) (head >>> 8) & 0xFF,
                last(head, tail)));
  }

  /** 00h-09h are 0-9, 11h-2Ah are A-Z; the rest of the six-bit codes are none of an ISRC. */
  private static char letterOrDigit(int code) {
    return code <= 0x2A ? (char) ('0' + code) : '?';
  }

  /** Bytes 7 to 9. */
  private static int last(long head, int tail) {
    return (int) (head & 0xFF) << 16 | tail >>> 16;
  }

  /** A number in BCD, or a byte from A0h on as itself. */
  private static int number(long field) {
    int b = (int) (field & 0xFF);
    if (b >= 0xA0) {
      return b;
    }
    return Bcd.isValid(b) ? Bcd.decode(b) : NOT_A_NUMBER;
  }

  /** AFRAME of modes 2 and 3. */
  private static int frame(int tail) {
    int b = tail >>> 16 & 0xFF;
    return Bcd.isValid(b) && Bcd.decode(b) < Geometry.SECTORS_PER_SECOND
        ? Bcd.decode(b)
        : NOT_A_NUMBER;
  }

  /** The time in the low three bytes, in BCD; empty where they are none. */
  static Optional<Msf> msf(int bcd) {
    int minute = bcd >>> 16 & 0xFF;
    int second = bcd >>> 8 & 0xFF;
    int frame = bcd & 0xFF;
    return Bcd.isValid(minute)
            && Bcd.isValid(second)
            && Bcd.isValid(frame)
            && Bcd.decode(second) < 60
            && Bcd.decode(frame) < Geometry.SECTORS_PER_SECOND
        ? Optional.of(new Msf(Bcd.decode(minute), Bcd.decode(second), Bcd.decode(frame)))
        : Optional.empty();
  }
}
