package org.glassmaster.mmc.internal.command;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.Optional;
import org.glassmaster.core.disc.Isrc;
import org.glassmaster.core.disc.Mcn;
import org.glassmaster.core.port.WriteMode;
import org.glassmaster.mmc.internal.answer.AnswerBytes;
import org.glassmaster.mmc.internal.answer.ModePage;

/**
 * How a drive is to write (mode page 05h, raw-dao-mmc 6.2).
 *
 * @param dataBlockType what a block holds
 * @param underrunFree whether the drive may pause when data is late
 * @param testWrite whether the laser stays off
 * @param keepOpen whether another session may follow
 * @param control the four control bits of the track, where the recorder makes Q track by track
 * @param sessionFormat 00h CD-DA and CD-ROM, 10h CD-I, 20h XA
 * @param mcn catalogue number, where the recorder takes it from here
 * @param isrc recording code of the track, where the recorder takes it from here
 */
public record WriteParameters(
    WriteMode mode,
    int dataBlockType,
    boolean underrunFree,
    boolean testWrite,
    boolean keepOpen,
    int control,
    int sessionFormat,
    Optional<Mcn> mcn,
    Optional<Isrc> isrc) {
  /** The page's number. */
  public static final int CODE = 0x05;

  /** Room for a header, descriptors and the longest page there is. */
  public static final int ROOM = 0xA4;

  private static final int HEADER = 8;
  private static final int SHORTEST = 0x34;
  private static final int LENGTH = 0x32;
  private static final int PAUSE = 150;

  private static final int MULTI_SESSION = 3 << 6;
  private static final int UNDERRUN_FREE = 0x40;
  private static final int TEST_WRITE = 0x10;
  private static final int VALID = 0x80;
  private static final int MCN_AT = 16;
  private static final int ISRC_AT = 32;

  /** What a drive may insist on: each form changes less of its own page than the one before. */
  public enum Form {
    /** Everything as the tables have it. */
    FULL,
    /** The drive's own length of pauses (LG). */
    OWN_PAUSE,
    /** The drive's own session format, too (Matsushita). */
    OWN_FORMAT,
    /** And without protection against late data. */
    PLAIN
  }

  /** Parameters that name a write mode and a block type, and nothing else. */
  public static WriteParameters of(WriteMode mode, int dataBlockType) {
    return new WriteParameters(
        mode, dataBlockType, false, false, false, 0, 0, Optional.empty(), Optional.empty());
  }

  public WriteParameters withUnderrunFree(boolean other) {
    return new WriteParameters(
        mode, dataBlockType, other, testWrite, keepOpen, control, sessionFormat, mcn, isrc);
  }

  public WriteParameters withTestWrite(boolean other) {
    return new WriteParameters(
        mode, dataBlockType, underrunFree, other, keepOpen, control, sessionFormat, mcn, isrc);
  }

  public WriteParameters withSession(int format, boolean open) {
    return new WriteParameters(
        mode, dataBlockType, underrunFree, testWrite, open, control, format, mcn, isrc);
  }

  public WriteParameters withTrack(int bits, Optional<Isrc> recording) {
    return new WriteParameters(
        mode,
        dataBlockType,
        underrunFree,
        testWrite,
        keepOpen,
        bits,
        sessionFormat,
        mcn,
        recording);
  }

  public WriteParameters withMcn(Optional<Mcn> other) {
    return new WriteParameters(
        mode,
        dataBlockType,
        underrunFree,
        testWrite,
        keepOpen,
        control,
        sessionFormat,
        other,
        isrc);
  }

  /** A page as a drive has it that has nothing of its own to say. */
  public static AnswerBytes emptyPage() {
    byte[] page = new byte[SHORTEST];
    page[0] = CODE;
    page[1] = LENGTH;
    return AnswerBytes.of(page);
  }

  /** Finds the page in the answer to MODE SENSE(10). */
  public static Optional<AnswerBytes> find(AnswerBytes answer) {
    return ModePage.find(answer, CODE).filter(page -> page.size() >= SHORTEST);
  }

  /**
   * The parameter list of MODE SELECT(10): the drive's own page with these parameters in it.
   *
   * @param own the page as the drive has it, whose length is kept
   */
  public byte[] list(AnswerBytes own, Form form) {
    byte[] list = new byte[HEADER + own.size()];
    for (int i = 0; i < own.size(); i++) {
      list[HEADER + i] = (byte) own.u8(i);
    }
    byte[] page = Arrays.copyOfRange(list, HEADER, list.length);
    fill(page, form);
    System.arraycopy(page, 0, list, HEADER, page.length);
    return list;
  }

  private void fill(byte[] page, Form form) {
    boolean protect = underrunFree && form != Form.PLAIN;
    page[0] = CODE;
    page[2] = (byte) ((protect ? UNDERRUN_FREE : 0) | (testWrite ? TEST_WRITE : 0) | writeType());
    page[3] = (byte) ((keepOpen ? MULTI_SESSION : 0) | control);
    page[4] = (byte) dataBlockType;
    page[5] = 0;
    page[7] = 0;
    if (form == Form.FULL || form == Form.OWN_PAUSE) {
      page[8] = (byte) sessionFormat;
    }
    Arrays.fill(page, 10, 14, (byte) 0);
    if (form == Form.FULL) {
      page[14] = 0;
      page[15] = (byte) PAUSE;
    }
    Arrays.fill(page, MCN_AT, SHORTEST, (byte) 0);
    mcn.ifPresent(number -> code(page, MCN_AT, number.digits()));
    isrc.ifPresent(number -> code(page, ISRC_AT, number.compact()));
  }

  private static void code(byte[] page, int at, String text) {
    byte[] ascii = text.getBytes(US_ASCII);
    page[at] = (byte) VALID;
    System.arraycopy(ascii, 0, page, at + 1, ascii.length);
  }

  private int writeType() {
    return switch (mode) {
      case TAO -> 1;
      case SAO -> 2;
      case RAW -> 3;
    };
  }

  /** Whether a page that a drive shows has in it what matters of these parameters. */
  public boolean isIn(AnswerBytes page) {
    return (page.u8(2) & 0xF) == writeType()
        && page.bit(2, 4) == testWrite
        && (page.u8(3) & MULTI_SESSION) == (keepOpen ? MULTI_SESSION : 0)
        && (page.u8(4) & 0xF) == dataBlockType;
  }
}
