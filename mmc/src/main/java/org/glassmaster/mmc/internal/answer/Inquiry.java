package org.glassmaster.mmc.internal.answer;

import java.util.Optional;

/**
 * What a drive says of itself (INQUIRY data).
 *
 * @param deviceType 5 for a drive of CDs and their kin
 * @param qualifier 0 where the device is really there
 */
public record Inquiry(
    int deviceType,
    int qualifier,
    boolean removable,
    String vendor,
    String product,
    String revision) {
  /** Bytes that hold everything here. */
  public static final int LENGTH = 36;

  /** The device type of drives of CDs and their kin. */
  public static final int CD = 5;

  /** Reads an answer; empty where nothing came. Names that did not come are empty. */
  public static Optional<Inquiry> parse(AnswerBytes answer) {
    if (answer.size() == 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Inquiry(
            answer.u8(0) & 0x1F,
            answer.u8(0) >> 5,
            answer.bit(1, 7),
            answer.text(8, 8),
            answer.text(16, 16),
            answer.text(32, 4)));
  }

  /** Whether this is a drive of CDs. */
  public boolean isCd() {
    return deviceType == CD && qualifier == 0;
  }
}
