package org.glassmaster.mmc.internal.answer;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.glassmaster.core.address.Msf;

/**
 * What the pregroove of a recordable medium says (READ TOC/PMA/ATIP format 4).
 *
 * @param leadIn where the lead-in starts
 * @param lastLeadOut the latest place at which a lead-out may start
 */
public record Atip(boolean rewritable, int subType, OptionalInt leadIn, OptionalInt lastLeadOut) {
  /** Bytes that hold everything here. */
  public static final int LENGTH = 28;

  private static final int SHORTEST = 15;
  private static final int FIRST_BCD_MINUTE = 0x90;

  /** Reads an answer; empty where it is too short to name a lead-in. */
  public static Optional<Atip> parse(AnswerBytes answer) {
    AnswerBytes all = answer.first(2L + answer.u16(0));
    if (all.size() < SHORTEST) {
      return Optional.empty();
    }
    // The lead-in starts beyond minute 90: whoever writes that as 97h writes the other in BCD too.
    boolean bcd = all.u8(8) >= FIRST_BCD_MINUTE;
    return Optional.of(
        new Atip(
            all.bit(6, 6),
            all.u8(6) >> 3 & 7,
            PregrooveTime.read(all, 8),
            bcd ? PregrooveTime.readBcd(all, 12) : PregrooveTime.read(all, 12)));
  }

  /** The times as people write them: {@code 97:26:65, 79:59:74}. */
  public Optional<String> words() {
    if (leadIn.isEmpty()) {
      return Optional.empty();
    }
    String start = Msf.ofLba(leadIn.getAsInt()).toString();
    return Optional.of(
        lastLeadOut.isEmpty()
            ? start
            : String.format(Locale.ROOT, "%s, %s", start, Msf.ofLba(lastLeadOut.getAsInt())));
  }
}
