package org.glassmaster.core.image;

import org.glassmaster.core.disc.TrackMode;
import org.glassmaster.core.subchannel.SubchannelForm;

/**
 * The form in which sectors are asked for.
 *
 * @param main the form of the main channel
 * @param subchannel the form of the sub-channel
 */
public record SectorFormat(Main main, SubchannelForm subchannel) {
  /** What is wanted of the main channel. */
  public enum Main {
    /** User data alone, as many bytes as the track's mode has. */
    USER,
    /** 2352 bytes, data not scrambled. */
    PLAIN,
    /** 2352 bytes as they are on disc, data scrambled. */
    SCRAMBLED,
    /** Nothing. */
    NONE
  }

  /** 2352 bytes, data not scrambled. */
  public static final SectorFormat PLAIN = new SectorFormat(Main.PLAIN, SubchannelForm.NONE);

  /** User data alone. */
  public static final SectorFormat USER = new SectorFormat(Main.USER, SubchannelForm.NONE);

  /**
   * {@return the blocks that a recorder in RAW mode takes}
   *
   * @param format the format
   */
  public static SectorFormat of(BlockFormat format) {
    return new SectorFormat(Main.SCRAMBLED, format.subchannel());
  }

  /**
   * {@return bytes from one sector to the next, in a track of that mode}
   *
   * @param mode the mode of the track
   */
  public int bytes(TrackMode mode) {
    return mainBytes(mode) + subchannel.size();
  }

  /**
   * {@return bytes of main channel, in a track of that mode}
   *
   * @param mode the mode of the track
   */
  public int mainBytes(TrackMode mode) {
    return switch (main) {
      case USER -> mode.userBytes();
      case PLAIN, SCRAMBLED -> 2352;
      case NONE -> 0;
    };
  }
}
