package org.glassmaster.mmc.internal.answer;

import java.util.Optional;

/**
 * What happened to the medium since someone asked last (GET EVENT STATUS NOTIFICATION, class 4).
 *
 * @param event 0 nothing, 1 someone pressed the button, 2 new medium, 3 removal, 4 changed
 */
public record MediaEvent(int event, boolean trayOpen, boolean mediumPresent) {
  /** Bytes that hold everything here. */
  public static final int LENGTH = 8;

  private static final int MEDIA = 4;

  /** Reads an answer; empty where the drive has nothing of this class. */
  public static Optional<MediaEvent> parse(AnswerBytes answer) {
    if (answer.size() < 6 || answer.bit(2, 7) || (answer.u8(2) & 7) != MEDIA) {
      return Optional.empty();
    }
    return Optional.of(new MediaEvent(answer.u8(4) & 0xF, answer.bit(5, 0), answer.bit(5, 1)));
  }
}
