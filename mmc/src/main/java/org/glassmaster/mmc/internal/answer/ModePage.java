package org.glassmaster.mmc.internal.answer;

import java.util.Optional;

/** Finds a mode page in the answer to MODE SENSE(10): a header of 8 bytes, descriptors, pages. */
public final class ModePage {
  private static final int HEADER = 8;

  private ModePage() {}

  /**
   * The page with a number, from its own head on. A drive that got its header wrong is believed
   * where the page stands right behind it.
   */
  public static Optional<AnswerBytes> find(AnswerBytes answer, int code) {
    int descriptors = answer.u16(6);
    Optional<AnswerBytes> page = at(answer, HEADER + descriptors, code);
    return page.isPresent() || descriptors == 0 ? page : at(answer, HEADER, code);
  }

  private static Optional<AnswerBytes> at(AnswerBytes answer, int start, int code) {
    int at = start;
    while (at + 2 <= answer.size()) {
      int length = 2 + answer.u8(at + 1);
      if ((answer.u8(at) & 0x3F) == code) {
        return Optional.of(answer.from(at).first(length));
      }
      at += length;
    }
    return Optional.empty();
  }
}
