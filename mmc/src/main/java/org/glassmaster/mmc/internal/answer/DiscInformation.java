package org.glassmaster.mmc.internal.answer;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * How full the disc is (READ DISC INFORMATION response data).
 *
 * @param discType 00h CD-DA or CD-ROM, 10h CD-I, 20h XA, FFh undefined
 * @param leadIn where the lead-in of the last session starts; of a session that is still empty that
 *     is the next one to be written
 * @param lastLeadOut the latest place at which a lead-out may start
 */
public record DiscInformation(
    State state,
    SessionState lastSession,
    boolean erasable,
    int firstTrack,
    int sessions,
    int firstTrackInLastSession,
    int lastTrack,
    int discType,
    OptionalInt leadIn,
    OptionalInt lastLeadOut) {
  /** Bytes that hold everything here. */
  public static final int LENGTH = 34;

  private static final int SHORTEST = 9;

  /** How full the disc is. */
  public enum State {
    BLANK,
    APPENDABLE,
    COMPLETE,
    OTHER
  }

  /** How far the last session has come. */
  public enum SessionState {
    EMPTY,
    INCOMPLETE,
    DAMAGED,
    COMPLETE
  }

  /** Reads an answer; empty where too little came to mean anything. */
  public static Optional<DiscInformation> parse(AnswerBytes answer) {
    AnswerBytes all = answer.first(2L + answer.u16(0));
    if (all.size() < SHORTEST) {
      return Optional.empty();
    }
    return Optional.of(
        new DiscInformation(
            switch (all.u8(2) & 3) {
              case 0 -> State.BLANK;
              case 1 -> State.APPENDABLE;
              case 2 -> State.COMPLETE;
              default -> State.OTHER;
            },
            switch (all.u8(2) >> 2 & 3) {
              case 0 -> SessionState.EMPTY;
              case 1 -> SessionState.INCOMPLETE;
              case 2 -> SessionState.DAMAGED;
              default -> SessionState.COMPLETE;
            },
            all.bit(2, 4),
            all.u8(3),
            all.u8(9) << 8 | all.u8(4),
            all.u8(10) << 8 | all.u8(5),
            all.u8(11) << 8 | all.u8(6),
            all.u8(8),
            PregrooveTime.read(all, 17),
            PregrooveTime.read(all, 21)));
  }
}
