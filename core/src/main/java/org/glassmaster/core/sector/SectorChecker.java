package org.glassmaster.core.sector;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import org.glassmaster.core.address.Msf;

/**
 * Tells what blocks of 2352 bytes are and whether their codes agree, without changing them. Plain
 * and scrambled sectors are told apart by their headers: the scrambler turns over the top bit of
 * the second, which no time has set.
 *
 * <p>The answer is an {@code int} that {@link SectorState} reads. A checker owns its working memory
 * of 7 KB: make one for each thread and keep it.
 */
public final class SectorChecker {
  /** The scrambler's first four bytes, on the header. */
  private static final int HEADER_KEY = 0x60008001;

  private static final int EXPECTED_P = Parity.BLOCK_BYTES;
  private static final int FOUND_Q = EXPECTED_P + Sector.P_BYTES;

  /** The sector, then the room of the product code, then P as it should be and Q as it is. */
  private final byte[] block = new byte[FOUND_Q + Sector.Q_BYTES];

  /** A checker for use by one thread at a time. */
  public SectorChecker() {}

  /**
   * {@return what the block at {@code offset} is; read it with {@link SectorState}}
   *
   * @param sectors holds the sector
   * @param offset where it begins
   */
  public int check(MemorySegment sectors, long offset) {
    int state = open(sectors, offset);
    int mode = Header.mode(word(Sector.HEADER));
    if ((state & SectorState.NO_SYNC) != 0 || mode < 0) {
      return state;
    }
    SectorMode found =
        switch (mode) {
          case 0 -> SectorMode.MODE0;
          case 1 -> SectorMode.MODE1;
          default -> form();
        };
    return state | codes(found);
  }

  /**
   * {@return what the block at {@code offset} is when its mode is known from elsewhere: a sector of
   * another mode has a bad header} Mode 2 without forms and form 2 can only be told apart this way
   * when the sub-header is damaged.
   *
   * @param mode the mode
   * @param sectors holds the sector
   * @param offset where it begins
   */
  public int check(SectorMode mode, MemorySegment sectors, long offset) {
    int state = open(sectors, offset);
    if ((state & SectorState.NO_SYNC) != 0) {
      return state;
    }
    if (Header.mode(word(Sector.HEADER)) != mode.headerMode()) {
      state |= SectorState.BAD_HEADER;
    }
    return state | codes(mode);
  }

  /**
   * {@return the same for people}
   *
   * @param sectors holds the sector
   * @param offset where it begins
   */
  public SectorState state(MemorySegment sectors, long offset) {
    return SectorState.of(check(sectors, offset));
  }

  /**
   * {@return the index of the first of {@code count} blocks that is no sound data sector, or −1
   * where all are}
   *
   * @param sectors the sectors
   * @param offset where the first begins
   * @param stride bytes from one sector to the next
   * @param count how many sectors
   */
  public int firstBad(MemorySegment sectors, long offset, int stride, int count) {
    Sector.checkRun(sectors, offset, stride, count);
    for (int i = 0; i < count; i++) {
      if (!SectorState.isSound(check(sectors, offset + (long) i * stride))) {
        return i;
      }
    }
    return -1;
  }

  /**
   * {@return the index of the first of {@code count} blocks that is no sound sector of this mode,
   * or that does not bear the address counted up from {@code firstLba}; −1 where all do}
   *
   * @param mode the mode
   * @param sectors the sectors
   * @param offset where the first begins
   * @param stride bytes from one sector to the next
   * @param count how many sectors
   * @param firstLba the address of the first of them
   */
  public int firstBad(
      SectorMode mode, MemorySegment sectors, long offset, int stride, int count, int firstLba) {
    Sector.checkRun(sectors, offset, stride, count);
    for (int i = 0; i < count; i++) {
      int state = check(mode, sectors, offset + (long) i * stride);
      int time = Msf.framesOfLba(firstLba + i) + 1;
      if (!SectorState.isSound(state) || state >>> SectorState.TIME_SHIFT != time) {
        return i;
      }
    }
    return -1;
  }

  /** Takes a block in and descrambles it; what can be said without knowing its mode. */
  private int open(MemorySegment sectors, long offset) {
    MemorySegment.copy(sectors, ValueLayout.JAVA_BYTE, offset, block, 0, Sector.BYTES);
    if (Words.get(block, 0) != Header.SYNC
        || (Words.get(block, 8) & 0xFFFFFFFFL) != Header.SYNC_END) {
      return SectorState.NO_SYNC | SectorState.BAD_HEADER;
    }
    int header = word(Sector.HEADER);
    boolean scrambled = isScrambled(header);
    if (scrambled) {
      Scrambler.apply(block, 0);
      header ^= HEADER_KEY;
    }
    int frames = Header.frames(header);
    return (scrambled ? SectorState.SCRAMBLED : 0)
        | (frames < 0 || Header.mode(header) < 0 ? SectorState.BAD_HEADER : 0)
        | ((frames + 1) << SectorState.TIME_SHIFT);
  }

  private static boolean isScrambled(int header) {
    int plain = header ^ HEADER_KEY;
    if (Header.frames(header) >= 0 || Header.frames(plain) >= 0) {
      return Header.frames(header) < 0;
    }
    // A damaged time: the mode byte has to tell.
    return header >>> 24 > 2 && plain >>> 24 <= 2;
  }

  private int word(int at) {
    return (int) Words.get(block, at);
  }

  /**
   * The form of a mode-2 sector. Where the two copies of the sub-header differ it has none, unless
   * P parity says that it is a damaged one of form 1.
   */
  private SectorMode form() {
    long subheader = Words.get(block, Sector.SUBHEADER);
    if ((int) subheader == (int) (subheader >>> 32)) {
      return (subheader >>> 16 & Subheader.FORM2) == 0 ? SectorMode.FORM1 : SectorMode.FORM2;
    }
    Parity.p(block, EXPECTED_P);
    int same = 0;
    for (int i = 0; i < Sector.P_BYTES; i++) {
      same += block[EXPECTED_P + i] == block[Sector.P_PARITY + i] ? 1 : 0;
    }
    return same > Sector.P_BYTES / 2 ? SectorMode.FORM1 : SectorMode.MODE2;
  }

  private int codes(SectorMode mode) {
    return mode.code()
        | switch (mode) {
          case MODE0 -> zeros(Sector.SUBHEADER, Sector.BYTES);
          case MODE1 ->
              edc(0, Sector.MODE1_EDC) | parity() | zeros(Sector.MODE1_FILLER, Sector.P_PARITY);
          case MODE2 -> 0;
          case FORM1 -> {
            // The header counts as zero in the parity.
            Words.put(block, 8, 0);
            yield edc(Sector.SUBHEADER, Sector.FORM1_EDC) | parity();
          }
          case FORM2 ->
              word(Sector.FORM2_EDC) == 0
                  ? SectorState.UNUSED_EDC
                  : edc(Sector.SUBHEADER, Sector.FORM2_EDC);
        };
  }

  private int edc(int from, int at) {
    return Edc.of(block, from, at) == word(at) ? 0 : SectorState.BAD_EDC;
  }

  private int parity() {
    System.arraycopy(block, Sector.Q_PARITY, block, FOUND_Q, Sector.Q_BYTES);
    Parity.p(block, EXPECTED_P);
    Parity.q(block);
    boolean p =
        Arrays.equals(
            block,
            EXPECTED_P,
            EXPECTED_P + Sector.P_BYTES,
            block,
            Sector.P_PARITY,
            Sector.P_PARITY + Sector.P_BYTES);
    boolean q =
        Arrays.equals(
            block,
            Parity.Q_RESULT,
            Parity.Q_RESULT + Sector.Q_BYTES,
            block,
            FOUND_Q,
            FOUND_Q + Sector.Q_BYTES);
    return (p ? 0 : SectorState.BAD_P) | (q ? 0 : SectorState.BAD_Q);
  }

  private int zeros(int from, int to) {
    for (int at = from; at < to; at += Long.BYTES) {
      if (Words.get(block, at) != 0) {
        return SectorState.NOT_ZERO;
      }
    }
    return 0;
  }
}
