package org.glassmaster.mmc.internal.command;

import java.util.Optional;
import org.glassmaster.core.disc.TrackMode;

/**
 * What the host sends of a sector in session-at-once recording (MMC, data form of a cue sheet).
 *
 * @param code of a sector that the host sends
 * @param generated of a sector that the drive makes: silence, or zero data
 * @param bytes that the host sends of a sector
 * @param offset of those bytes in a sector of 2352
 */
public record DataForm(int code, int generated, int bytes, int offset) {
  /** What a sub-channel of the host's own adds to a code. */
  public enum Subchannel {
    /** The drive makes all of it. */
    NONE(0x00, 0),
    /** R–W as they are on disc. */
    RAW(0x40, 96),
    /** R–W packs, to which the drive adds parity and interleave. */
    PACKED(0xC0, 96);

    private final int bits;
    private final int bytes;

    Subchannel(int bits, int bytes) {
      this.bits = bits;
      this.bytes = bytes;
    }

    /** What is added to the code of the main channel. */
    public int bits() {
      return bits;
    }

    /** Bytes that the host sends of it. */
    public int bytes() {
      return bytes;
    }
  }

  private static final DataForm AUDIO = new DataForm(0x00, 0x01, 2352, 0);
  private static final DataForm MODE1 = new DataForm(0x10, 0x14, 2048, 16);
  private static final DataForm XA = new DataForm(0x20, 0x24, 2336, 16);
  private static final DataForm MODE2 = new DataForm(0x30, 0x34, 2336, 16);

  /** The form for a track's sectors; empty where there is none, as for mode 0. */
  public static Optional<DataForm> of(TrackMode mode) {
    return switch (mode) {
      case AUDIO -> Optional.of(AUDIO);
      case MODE0 -> Optional.empty();
      case MODE1 -> Optional.of(MODE1);
      case MODE2 -> Optional.of(MODE2);
      case MODE2_FORM1, MODE2_FORM2, MODE2_MIXED -> Optional.of(XA);
    };
  }
}
