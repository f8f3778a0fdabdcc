package org.glassmaster.core.sector;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.glassmaster.core.address.Msf;

/**
 * Makes whole data sectors of user data, in place and unscrambled. The data is expected where its
 * mode has it in the sector ({@link SectorMode#place} puts it there); what belongs around it is
 * written: sync, header, and what the mode has of sub-header, error detection and error correction.
 *
 * <p>A run of sectors begins at an offset in a segment on the heap or off it; each block begins
 * {@code stride} bytes after the one before, of which only the first 2352 are touched. Addresses
 * count up from {@code firstLba}.
 *
 * <p>An encoder owns its working memory of 6 KB: make one for each thread and keep it.
 */
public final class SectorEncoder {
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final byte[] block = new byte[Parity.BLOCK_BYTES];

  /** An encoder for use by one thread at a time. */
  public SectorEncoder() {}

  /**
   * Encodes sectors of any mode. Sub-headers are expected in place, and form 2 gets its error
   * detection code.
   *
   * @param mode the mode
   * @param sectors the sectors
   * @param offset where the first begins
   * @param stride bytes from one sector to the next
   * @param count how many sectors
   * @param firstLba the address of the first of them
   */
  public void encode(
      SectorMode mode, MemorySegment sectors, long offset, int stride, int count, int firstLba) {
    switch (mode) {
      case MODE0 -> mode0(sectors, offset, stride, count, firstLba);
      case MODE1 -> mode1(sectors, offset, stride, count, firstLba);
      case MODE2 -> mode2(sectors, offset, stride, count, firstLba);
      case FORM1 -> form1(sectors, offset, stride, count, firstLba);
      case FORM2 -> form2(sectors, offset, stride, count, firstLba);
    }
  }

  /**
   * Mode 0: nothing but zeros after the header.
   *
   * @param sectors the sectors
   * @param offset where the first begins
   * @param stride bytes from one sector to the next
   * @param count how many sectors
   * @param firstLba the address of the first of them
   */
  public void mode0(MemorySegment sectors, long offset, int stride, int count, int firstLba) {
    checkRun(sectors, offset, stride, count, firstLba);
    Arrays.fill(block, Sector.SUBHEADER, Sector.BYTES, (byte) 0);
    for (int i = 0; i < count; i++) {
      long at = offset + (long) i * stride;
      putHeader(sectors, at, Header.of(firstLba + i, 0));
      give(Sector.SUBHEADER, sectors, at + Sector.SUBHEADER, Sector.BYTES - Sector.SUBHEADER);
    }
  }

  /**
   * Mode 1: sync, header, error detection code, zeros, P and Q parity around 2048 bytes.
   *
   * @param sectors the sectors
   * @param offset where the first begins
   * @param stride bytes from one sector to the next
   * @param count how many sectors
   * @param firstLba the address of the first of them
   */
  public void mode1(MemorySegment sectors, long offset, int stride, int count, int firstLba) {
    checkRun(sectors, offset, stride, count, firstLba);
    Words.put(block, 0, Header.SYNC);
    for (int i = 0; i < count; i++) {
      long at = offset + (long) i * stride;
      int header = Header.of(firstLba + i, 1);
      putHeader(sectors, at, header);
      Words.put(block, 8, Header.SYNC_END | (long) header << 32);
      take(sectors, at + 16, 16, Sector.MODE1_EDC - 16);
      Words.put(block, Sector.MODE1_EDC, Edc.of(block, 0, Sector.MODE1_EDC) & 0xFFFFFFFFL);
      Words.put(block, Sector.MODE1_FILLER, 0);
      Parity.encode(block);
      give(Sector.MODE1_EDC, sectors, at + Sector.MODE1_EDC, Sector.BYTES - Sector.MODE1_EDC);
    }
  }

  /**
   * Mode 2 without forms: sync and header before 2336 bytes.
   *
   * @param sectors the sectors
   * @param offset where the first begins
   * @param stride bytes from one sector to the next
   * @param count how many sectors
   * @param firstLba the address of the first of them
   */
  public void mode2(MemorySegment sectors, long offset, int stride, int count, int firstLba) {
    checkRun(sectors, offset, stride, count, firstLba);
    for (int i = 0; i < count; i++) {
      putHeader(sectors, offset + (long) i * stride, Header.of(firstLba + i, 2));
    }
  }

  /**
   * Form 1 with its sub-header already in place.
   *
   * @param sectors the sectors
   * @param offset where the first begins
   * @param stride bytes from one sector to the next
   * @param count how many sectors
   * @param firstLba the address of the first of them
   */
  public void form1(MemorySegment sectors, long offset, int stride, int count, int firstLba) {
    checkRun(sectors, offset, stride, count, firstLba);
    for (int i = 0; i < count; i++) {
      form1(sectors, offset + (long) i * stride, firstLba + i);
    }
  }

  /**
   * Form 1 with the same sub-header in each sector.
   *
   * @param sectors the sectors
   * @param offset where the first begins
   * @param stride bytes from one sector to the next
   * @param count how many sectors
   * @param firstLba the address of the first of them
   * @param subheader the subheader that each gets
   */
  public void form1(
      MemorySegment sectors,
      long offset,
      int stride,
      int count,
      int firstLba,
      Subheader subheader) {
    checkRun(sectors, offset, stride, count, firstLba);
    putSubheader(sectors, offset, stride, count, subheader);
    form1(sectors, offset, stride, count, firstLba);
  }

  /**
   * Form 2 with its sub-header already in place, and with its error detection code.
   *
   * @param sectors the sectors
   * @param offset where the first begins
   * @param stride bytes from one sector to the next
   * @param count how many sectors
   * @param firstLba the address of the first of them
   */
  public void form2(MemorySegment sectors, long offset, int stride, int count, int firstLba) {
    checkRun(sectors, offset, stride, count, firstLba);
    for (int i = 0; i < count; i++) {
      form2(sectors, offset + (long) i * stride, firstLba + i);
    }
  }

  /**
   * Form 2 with the same sub-header in each sector, and with the error detection code.
   *
   * @param sectors the sectors
   * @param offset where the first begins
   * @param stride bytes from one sector to the next
   * @param count how many sectors
   * @param firstLba the address of the first of them
   * @param subheader the subheader that each gets
   */
  public void form2(
      MemorySegment sectors,
      long offset,
      int stride,
      int count,
      int firstLba,
      Subheader subheader) {
    checkRun(sectors, offset, stride, count, firstLba);
    putSubheader(sectors, offset, stride, count, subheader);
    form2(sectors, offset, stride, count, firstLba);
  }

  /**
   * Form 2 with its sub-header already in place and zeros instead of the error detection code,
   * which says that it is not used.
   *
   * @param sectors the sectors
   * @param offset where the first begins
   * @param stride bytes from one sector to the next
   * @param count how many sectors
   * @param firstLba the address of the first of them
   */
  public void form2WithoutEdc(
      MemorySegment sectors, long offset, int stride, int count, int firstLba) {
    checkRun(sectors, offset, stride, count, firstLba);
    for (int i = 0; i < count; i++) {
      long at = offset + (long) i * stride;
      putHeader(sectors, at, Header.of(firstLba + i, 2));
      sectors.set(INT, at + Sector.FORM2_EDC, 0);
    }
  }

  /**
   * Form 1 or form 2, as the sub-header in each sector says; form 2 with error detection.
   *
   * @param sectors the sectors
   * @param offset where the first begins
   * @param stride bytes from one sector to the next
   * @param count how many sectors
   * @param firstLba the address of the first of them
   */
  public void mixed(MemorySegment sectors, long offset, int stride, int count, int firstLba) {
    checkRun(sectors, offset, stride, count, firstLba);
    for (int i = 0; i < count; i++) {
      long at = offset + (long) i * stride;
      if ((sectors.get(INT, at + Sector.SUBHEADER) >>> 16 & Subheader.FORM2) == 0) {
        form1(sectors, at, firstLba + i);
      } else {
        form2(sectors, at, firstLba + i);
      }
    }
  }

  private void form1(MemorySegment sectors, long at, int lba) {
    putHeader(sectors, at, Header.of(lba, 2));
    // The header counts as zero in the parity, so that a sector can move (CD-ROM XA).
    Words.put(block, 8, 0);
    take(sectors, at + Sector.SUBHEADER, Sector.SUBHEADER, Sector.FORM1_EDC - Sector.SUBHEADER);
    Words.put(
        block, Sector.FORM1_EDC, Edc.of(block, Sector.SUBHEADER, Sector.FORM1_EDC) & 0xFFFFFFFFL);
    Parity.encode(block);
    give(Sector.FORM1_EDC, sectors, at + Sector.FORM1_EDC, Sector.BYTES - Sector.FORM1_EDC);
  }

  private void form2(MemorySegment sectors, long at, int lba) {
    putHeader(sectors, at, Header.of(lba, 2));
    take(sectors, at + Sector.SUBHEADER, Sector.SUBHEADER, Sector.FORM2_EDC - Sector.SUBHEADER);
    sectors.set(INT, at + Sector.FORM2_EDC, Edc.of(block, Sector.SUBHEADER, Sector.FORM2_EDC));
  }

  private void take(MemorySegment sectors, long at, int into, int length) {
    MemorySegment.copy(sectors, ValueLayout.JAVA_BYTE, at, block, into, length);
  }

  private void give(int from, MemorySegment sectors, long at, int length) {
    MemorySegment.copy(block, from, sectors, ValueLayout.JAVA_BYTE, at, length);
  }

  private static void putHeader(MemorySegment sectors, long at, int header) {
    sectors.set(LONG, at, Header.SYNC);
    sectors.set(LONG, at + 8, Header.SYNC_END | (long) header << 32);
  }

  private static void putSubheader(
      MemorySegment sectors, long offset, int stride, int count, Subheader subheader) {
    long twice = (subheader.packed() & 0xFFFFFFFFL) | (long) subheader.packed() << 32;
    for (int i = 0; i < count; i++) {
      sectors.set(LONG, offset + (long) i * stride + Sector.SUBHEADER, twice);
    }
  }

  private static void checkRun(
      MemorySegment sectors, long offset, int stride, int count, int firstLba) {
    Sector.checkRun(sectors, offset, stride, count);
    if (count > 0) {
      Msf.framesOfLba(firstLba);
      Msf.framesOfLba(Math.addExact(firstLba, count - 1));
    }
  }
}
