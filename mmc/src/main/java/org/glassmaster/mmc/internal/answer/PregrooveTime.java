package org.glassmaster.mmc.internal.answer;

import java.util.OptionalInt;
import org.glassmaster.core.address.Bcd;
import org.glassmaster.core.address.Msf;

/** An absolute time in three bytes, as drives give it: binary, and from some drives BCD. */
final class PregrooveTime {
  /** No binary minute is as high as this; as BCD it is minute 90 and on. */
  private static final int FIRST_BCD_MINUTE = 0x90;

  private PregrooveTime() {}

  /** The address at a place; empty where no time stands there. */
  static OptionalInt read(AnswerBytes answer, int at) {
    if (answer.size() < at + 3) {
      return OptionalInt.empty();
    }
    boolean bcd = answer.u8(at) >= FIRST_BCD_MINUTE;
    return time(
        number(answer.u8(at), bcd), number(answer.u8(at + 1), bcd), number(answer.u8(at + 2), bcd));
  }

  /** The same, of a group whose numbers are known to be BCD. */
  static OptionalInt readBcd(AnswerBytes answer, int at) {
    return answer.size() < at + 3
        ? OptionalInt.empty()
        : time(
            number(answer.u8(at), true),
            number(answer.u8(at + 1), true),
            number(answer.u8(at + 2), true));
  }

  private static int number(int value, boolean bcd) {
    return !bcd ? value : Bcd.isValid(value) ? Bcd.decode(value) : -1;
  }

  private static OptionalInt time(int minute, int second, int frame) {
    boolean none = minute == 0 && second == 0 && frame == 0;
    if (none || minute < 0 || minute > 99 || second < 0 || second > 59 || frame < 0 || frame > 74) {
      return OptionalInt.empty();
    }
    return OptionalInt.of(new Msf(minute, second, frame).lba());
  }
}
