package org.glassmaster.core.sector;

import org.glassmaster.core.address.Bcd;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.address.Msf;

/**
 * Sync field and header of a data sector (ECMA-130 14.1 and 14.2): the absolute time in BCD, in the
 * lead-in counted as Q counts it there, and the mode byte.
 */
final class Header {
  /** The first eight bytes of the sync field. */
  static final long SYNC = 0xFFFFFFFF_FFFFFF00L;

  /** Its last four, below the header in the word that both share. */
  static final long SYNC_END = 0x00FFFFFFL;

  private Header() {}

  /** The four bytes for an address and a mode, the minute lowest. */
  static int of(int lba, int mode) {
    int frames = Msf.framesOfLba(lba);
    return Bcd.encode(frames / Geometry.SECTORS_PER_MINUTE)
        | Bcd.encode(frames / Geometry.SECTORS_PER_SECOND % 60) << 8
        | Bcd.encode(frames % Geometry.SECTORS_PER_SECOND) << 16
        | mode << 24;
  }

  /** Frames since 00:00:00 of the time in a header, or −1 where there is none. */
  static int frames(int header) {
    int minute = header & 0xFF;
    int second = header >>> 8 & 0xFF;
    int frame = header >>> 16 & 0xFF;
    if (!Bcd.isValid(minute)
        || !Bcd.isValid(second)
        || !Bcd.isValid(frame)
        || second >= 0x60
        || frame >= 0x75) {
      return -1;
    }
    return (Bcd.decode(minute) * 60 + Bcd.decode(second)) * Geometry.SECTORS_PER_SECOND
        + Bcd.decode(frame);
  }

  /**
   * The mode in a header, or −1 where there is none. The three upper bits of the mode byte tell
   * link and run-in blocks of incremental recording (ECMA-394) and are no part of the mode.
   */
  static int mode(int header) {
    int mode = header >>> 24 & 0x1F;
    return mode <= 2 ? mode : -1;
  }
}
