package org.glassmaster.core.sector;

import java.lang.foreign.MemorySegment;
import java.util.Objects;

/** The ways in which a data sector divides its 2352 bytes (ECMA-130 clause 14; CD-ROM XA). */
public enum SectorMode {
  /** Mode 0: zeros. */
  MODE0(1, 0, 16, 2336),
  /** Mode 1: data with error detection and correction. */
  MODE1(2, 1, 16, 2048),
  /** Mode 2 as ECMA-130 has it, without forms: nothing but data. */
  MODE2(3, 2, 16, 2336),
  /** Mode 2 form 1: sub-header, and data with error detection and correction. */
  FORM1(4, 2, 24, 2048),
  /** Mode 2 form 2: sub-header, and data with error detection at most. */
  FORM2(5, 2, 24, 2324);

  private static final SectorMode[] MODES = values();

  private final int code;
  private final int headerMode;
  private final int dataOffset;
  private final int dataBytes;

  SectorMode(int code, int headerMode, int dataOffset, int dataBytes) {
    this.code = code;
    this.headerMode = headerMode;
    this.dataOffset = dataOffset;
    this.dataBytes = dataBytes;
  }

  /** The mode that a state counts as {@code code}. */
  static SectorMode of(int code) {
    return MODES[code - 1];
  }

  /** How a state counts this mode; 0 stands for none. */
  int code() {
    return code;
  }

  /** {@return the number in the mode byte of the header} */
  public int headerMode() {
    return headerMode;
  }

  /** {@return where the user data begins in the sector} */
  public int dataOffset() {
    return dataOffset;
  }

  /** {@return how much user data there is in a sector} */
  public int dataBytes() {
    return dataBytes;
  }

  /** {@return whether the sector begins with a sub-header, after its header} */
  public boolean hasSubheader() {
    return this == FORM1 || this == FORM2;
  }

  /** {@return whether P and Q parity protect the sector} */
  public boolean hasParity() {
    return this == MODE1 || this == FORM1;
  }

  /**
   * Copies the user data of a run of sectors to where it lies without gaps.
   *
   * @param sectors the sectors
   * @param offset where the first begins
   * @param stride bytes from one sector to the next
   * @param count how many sectors
   * @param data the user data
   * @param at where the user data begins
   */
  public void extract(
      MemorySegment sectors, long offset, int stride, int count, MemorySegment data, long at) {
    checkRuns(sectors, offset, stride, count, data, at);
    for (int i = 0; i < count; i++) {
      MemorySegment.copy(
          sectors,
          offset + (long) i * stride + dataOffset,
          data,
          at + (long) i * dataBytes,
          dataBytes);
    }
  }

  /**
   * Copies user data that lies without gaps to its places in a run of sectors.
   *
   * @param data the user data
   * @param at where the user data begins
   * @param sectors the sectors
   * @param offset where the first begins
   * @param stride bytes from one sector to the next
   * @param count how many sectors
   */
  public void place(
      MemorySegment data, long at, MemorySegment sectors, long offset, int stride, int count) {
    checkRuns(sectors, offset, stride, count, data, at);
    for (int i = 0; i < count; i++) {
      MemorySegment.copy(
          data,
          at + (long) i * dataBytes,
          sectors,
          offset + (long) i * stride + dataOffset,
          dataBytes);
    }
  }

  private void checkRuns(
      MemorySegment sectors, long offset, int stride, int count, MemorySegment data, long at) {
    Sector.checkRun(sectors, offset, stride, count);
    Objects.checkFromIndexSize(at, (long) count * dataBytes, data.byteSize());
  }
}
