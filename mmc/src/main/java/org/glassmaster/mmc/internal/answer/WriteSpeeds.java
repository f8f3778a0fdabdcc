package org.glassmaster.mmc.internal.answer;

import java.util.ArrayList;
import java.util.List;

/**
 * The speeds at which the medium can be written (GET PERFORMANCE type 3).
 *
 * @param kilobytes in units of 1000 bytes a second, as the drive lists them
 */
public record WriteSpeeds(List<Long> kilobytes) {
  /** Descriptors that are asked for. */
  public static final int DESCRIPTORS = 16;

  private static final int HEADER = 8;
  private static final int DESCRIPTOR = 16;

  /** Room for so many descriptors. */
  public static final int LENGTH = HEADER + DESCRIPTORS * DESCRIPTOR;

  public WriteSpeeds {
    kilobytes = List.copyOf(kilobytes);
  }

  /** Reads an answer; what is not there is no speed. */
  public static WriteSpeeds parse(AnswerBytes answer) {
    AnswerBytes all = answer.first(4 + answer.u32(0));
    List<Long> speeds = new ArrayList<>();
    for (int at = HEADER; at + DESCRIPTOR <= all.size(); at += DESCRIPTOR) {
      speeds.add(all.u32(at + 12));
    }
    return new WriteSpeeds(speeds);
  }
}
