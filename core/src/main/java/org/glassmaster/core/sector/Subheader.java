package org.glassmaster.core.sector;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * The sub-header of a CD-ROM XA sector, four bytes that stand in it twice.
 *
 * @param file file number
 * @param channel channel number
 * @param submode bits: end of record, video, audio, data, trigger, form 2, real time, end of file
 * @param coding coding information, of audio and video
 */
public record Subheader(int file, int channel, int submode, int coding) {
  /** The bit of {@link #submode} that makes the sector one of form 2. */
  public static final int FORM2 = 0x20;

  /** Plain data in form 1. */
  public static final Subheader DATA = new Subheader(0, 0, 8, 0);

  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  /** Refuses what cannot be. */
  public Subheader {
    if ((file | channel | submode | coding) >>> 8 != 0) {
      throw new IllegalArgumentException(
          "not four bytes: " + file + ", " + channel + ", " + submode + ", " + coding);
    }
  }

  /**
   * {@return the first copy in a sector}
   *
   * @param sectors holds the sector
   * @param offset where it begins
   */
  public static Subheader of(MemorySegment sectors, long offset) {
    int bytes = sectors.get(INT, offset + Sector.SUBHEADER);
    return new Subheader(bytes & 0xFF, bytes >>> 8 & 0xFF, bytes >>> 16 & 0xFF, bytes >>> 24);
  }

  /** {@return whether the sector has form 2} */
  public boolean isForm2() {
    return (submode & FORM2) != 0;
  }

  /** The four bytes, the first one lowest. */
  int packed() {
    return file | channel << 8 | submode << 16 | coding << 24;
  }
}
