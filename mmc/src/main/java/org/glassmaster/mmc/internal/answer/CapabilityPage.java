package org.glassmaster.mmc.internal.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a drive can do, in the words of old drives (mode page 2Ah, raw-dao-mmc 6.3).
 *
 * @param underrunFree whether the drive pauses when data is late
 * @param readsLeadInText whether R–W of the lead-in can be read
 * @param mechanism 0 caddy, 1 tray, 2 pop-up …
 * @param bufferKib size of the drive's buffer
 * @param maxRead in units of 1000 bytes a second
 * @param maxWrite the same; 0 where the drive does not say
 * @param writeSpeeds speeds in units of 1000 bytes a second, as the drive lists them
 */
public record CapabilityPage(
    boolean writesCdR,
    boolean writesCdRw,
    boolean testWrite,
    boolean underrunFree,
    boolean cdda,
    boolean accurateStream,
    boolean rwCorrected,
    boolean c2,
    boolean isrc,
    boolean mcn,
    boolean readsLeadInText,
    boolean locks,
    boolean ejects,
    int mechanism,
    int bufferKib,
    int maxRead,
    int maxWrite,
    List<Integer> writeSpeeds) {
  /** The page's number. */
  public static final int CODE = 0x2A;

  /** Room for the page and its list of speeds. */
  public static final int LENGTH = 0xFF;

  private static final int SHORTEST = 14;
  private static final int SPEED_LIST = 32;

  public CapabilityPage {
    writeSpeeds = List.copyOf(writeSpeeds);
  }

  /** Reads the answer to MODE SENSE(10); empty where the page is not in it. */
  public static Optional<CapabilityPage> parse(AnswerBytes answer) {
    return ModePage.find(answer, CODE)
        .filter(page -> page.size() >= SHORTEST)
        .map(CapabilityPage::read);
  }

  private static CapabilityPage read(AnswerBytes page) {
    List<Integer> speeds = new ArrayList<>();
    for (int i = 0, at = SPEED_LIST; i < page.u16(30) && at + 4 <= page.size(); i++, at += 4) {
      speeds.add(page.u16(at + 2));
    }
    return new CapabilityPage(
        page.bit(3, 0),
        page.bit(3, 1),
        page.bit(3, 2),
        page.bit(4, 7),
        page.bit(5, 0),
        page.bit(5, 1),
        page.bit(5, 3),
        page.bit(5, 4),
        page.bit(5, 5),
        page.bit(5, 6),
        page.bit(7, 5),
        page.bit(6, 0),
        page.bit(6, 3),
        page.u8(6) >> 5,
        page.u16(12),
        page.u16(8),
        page.u16(18),
        speeds);
  }

  /** Whether the drive records CDs at all. */
  public boolean writes() {
    return writesCdR || writesCdRw;
  }
}
