package org.glassmaster.core.sector;

import java.lang.foreign.MemorySegment;
import java.util.Objects;

/** The measures of a sector, in bytes from its first one. */
public final class Sector {
  /** The size of a sector. */
  public static final int BYTES = 2352;

  /** Where the header begins, after the sync field: minute, second, frame, mode. */
  public static final int HEADER = 12;

  /** Where a mode-2 sector's sub-header begins, after the header; also a mode-1 sector's data. */
  public static final int SUBHEADER = 16;

  /** Size of the sub-header with its copy. */
  public static final int SUBHEADER_BYTES = 8;

  static final int SYNC_BYTES = 12;

  /** Mode 1: where the error detection code is, and what it covers from the sector's start. */
  static final int MODE1_EDC = 2064;

  /** Mode 1: the eight zeros between the error detection code and the parity. */
  static final int MODE1_FILLER = 2068;

  /** Form 1: where the error detection code is; it covers what follows the header. */
  static final int FORM1_EDC = 2072;

  /** Form 2: where the error detection code is; it covers what follows the header. */
  static final int FORM2_EDC = 2348;

  static final int EDC_BYTES = 4;

  /** P parity, after the 24 rows of the product code that hold data. */
  static final int P_PARITY = 2076;

  static final int P_BYTES = 172;

  static final int Q_PARITY = 2248;

  static final int Q_BYTES = 104;

  private Sector() {}

  /** Refuses a run of blocks that overlap or that reach out of the segment. */
  static void checkRun(MemorySegment sectors, long offset, int stride, int count) {
    if (stride < BYTES) {
      throw new IllegalArgumentException("blocks of " + stride + " bytes cannot hold sectors");
    }
    if (count < 0) {
      throw new IllegalArgumentException("a run of " + count + " sectors");
    }
    if (count > 0) {
      Objects.checkFromIndexSize(offset, (count - 1L) * stride + BYTES, sectors.byteSize());
    }
  }
}
