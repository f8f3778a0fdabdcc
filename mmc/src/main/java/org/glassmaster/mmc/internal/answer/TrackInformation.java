package org.glassmaster.mmc.internal.answer;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where a track lies and where writing can go on (READ TRACK INFORMATION response data).
 *
 * @param control the four control bits of Q
 * @param dataMode 1, 2 or 15 where the drive does not know
 * @param nextWritable where the next sector can be written, where the drive says that this is valid
 * @param freeBlocks sectors left
 */
public record TrackInformation(
    int track,
    int session,
    int control,
    boolean damaged,
    boolean blank,
    int dataMode,
    int start,
    OptionalInt nextWritable,
    int freeBlocks,
    int size) {
  /** Bytes that hold everything here. */
  public static final int LENGTH = 48;

  private static final int SHORTEST = 12;

  /** Reads an answer; empty where too little came to mean anything. */
  public static Optional<TrackInformation> parse(AnswerBytes answer) {
    AnswerBytes all = answer.first(2L + answer.u16(0));
    if (all.size() < SHORTEST) {
      return Optional.empty();
    }
    boolean valid = all.bit(7, 0) && all.size() >= 16;
    return Optional.of(
        new TrackInformation(
            all.u8(32) << 8 | all.u8(2),
            all.u8(33) << 8 | all.u8(3),
            all.u8(5) & 0xF,
            all.bit(5, 5),
            all.bit(6, 6),
            all.u8(6) & 0xF,
            all.s32(8),
            valid ? OptionalInt.of(all.s32(12)) : OptionalInt.empty(),
            all.s32(16),
            all.s32(24)));
  }
}
