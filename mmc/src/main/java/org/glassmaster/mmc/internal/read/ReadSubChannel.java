package org.glassmaster.mmc.internal.read;

import java.util.Optional;
import org.glassmaster.core.disc.Isrc;
import org.glassmaster.core.disc.Mcn;
import org.glassmaster.mmc.Cdb;
import org.glassmaster.mmc.internal.answer.AnswerBytes;

/** READ SUB-CHANNEL (MMC 42h): what the drive itself made of Q. */
final class ReadSubChannel {
  static final int OPCODE = 0x42;

  /** Bytes of an answer to a question for a code. */
  static final int CODE_BYTES = 24;

  /** Bytes of an answer to the question where the drive is. */
  static final int POSITION_BYTES = 16;

  private static final int LENGTH = 10;
  private static final int MSF = 2;
  private static final int SUB_Q = 0x40;
  private static final int FORMAT_POSITION = 1;
  private static final int FORMAT_MCN = 2;
  private static final int FORMAT_ISRC = 3;
  private static final int VALID = 0x80;

  /**
   * Where the drive is.
   *
   * @param absolute an LBA, or the bytes 0, M, S, F
   * @param relative likewise, since index 1
   */
  record Position(int adr, int control, int track, int index, int absolute, int relative) {}

  private ReadSubChannel() {}

  /** Asks where the drive is. */
  static Cdb position() {
    return command(FORMAT_POSITION, 0, POSITION_BYTES);
  }

  /** Asks for the catalogue number. */
  static Cdb mcn() {
    return command(FORMAT_MCN, 0, CODE_BYTES);
  }

  /** Asks for the recording code of a track. */
  static Cdb isrc(int track) {
    return command(FORMAT_ISRC, track, CODE_BYTES);
  }

  private static Cdb command(int format, int track, int allocation) {
    return Cdb.of(LENGTH, OPCODE)
        .with(1, MSF)
        .with(2, SUB_Q)
        .with(3, format)
        .with(6, track)
        .with16(7, allocation);
  }

  /** Where the drive says it is; empty where the answer is none to that question. */
  static Optional<Position> position(AnswerBytes answer) {
    if (answer.size() < POSITION_BYTES || answer.u8(4) != FORMAT_POSITION) {
      return Optional.empty();
    }
    int kind = answer.u8(5);
    return Optional.of(
        new Position(
            kind >> 4, kind & 15, answer.u8(6), answer.u8(7), answer.s32(8), answer.s32(12)));
  }

  /** The catalogue number; empty where the drive found none, or something that is none. */
  static Optional<Mcn> mcn(AnswerBytes answer) {
    return isCode(answer, FORMAT_MCN) ? Mcn.parse(answer.text(9, 13)) : Optional.empty();
  }

  /** The recording code; empty where the drive found none, or something that is none. */
  static Optional<Isrc> isrc(AnswerBytes answer) {
    return isCode(answer, FORMAT_ISRC) ? Isrc.parse(answer.text(9, 12)) : Optional.empty();
  }

  private static boolean isCode(AnswerBytes answer, int format) {
    return answer.u8(4) == format && (answer.u8(8) & VALID) != 0;
  }
}
