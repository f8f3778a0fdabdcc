package org.glassmaster.mmc.internal.answer;

import java.util.Optional;

/** How full the drive's buffer is (READ BUFFER CAPACITY response data). */
public record BufferCapacity(long total, long free) {
  /** Bytes that hold everything here. */
  public static final int LENGTH = 12;

  /** Reads an answer; empty where its numbers cannot be. */
  public static Optional<BufferCapacity> parse(AnswerBytes answer) {
    BufferCapacity capacity = new BufferCapacity(answer.u32(4), answer.u32(8));
    return answer.size() >= LENGTH && capacity.total > 0 && capacity.free <= capacity.total
        ? Optional.of(capacity)
        : Optional.empty();
  }

  /** How full it is, 0 to 1. */
  public double fill() {
    return (double) (total - free) / total;
  }
}
