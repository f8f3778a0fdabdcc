package org.glassmaster.core.disc;

import java.util.List;

/**
 * A session: a lead-in, tracks, a lead-out.
 *
 * @param type the type
 * @param tracks the tracks
 * @param leadIn sub-channel the sources hold for the lead-in, relative to the pause after it
 * @param leadOut sub-channel the sources hold for the lead-out, relative to its start
 */
public record Session(
    DiscType type, List<Track> tracks, List<SubchannelRun> leadIn, List<SubchannelRun> leadOut) {

  /** Refuses what cannot be, and takes copies of what could change. */
  public Session {
    tracks = List.copyOf(tracks);
    leadIn = List.copyOf(leadIn);
    leadOut = List.copyOf(leadOut);
    for (int i = 1; i < tracks.size(); i++) {
      if (tracks.get(i).number() <= tracks.get(i - 1).number()) {
        throw new IllegalArgumentException("track numbers do not ascend");
      }
    }
  }

  /**
   * A session whose sub-channel is made, not given.
   *
   * @param type the type
   * @param tracks the tracks
   */
  public Session(DiscType type, List<Track> tracks) {
    this(type, tracks, List.of(), List.of());
  }

  /**
   * {@return the type that the modes of tracks call for}
   *
   * @param tracks the tracks
   */
  public static DiscType typeOf(List<Track> tracks) {
    DiscType type = DiscType.CD_DA;
    for (Track track : tracks) {
      switch (track.mode()) {
        case AUDIO -> {}
        case MODE0, MODE1 -> type = type == DiscType.CD_ROM_XA ? type : DiscType.CD_ROM;
        case MODE2, MODE2_FORM1, MODE2_FORM2, MODE2_MIXED -> type = DiscType.CD_ROM_XA;
      }
    }
    return type;
  }

  /**
   * {@return the type that point A0 and the modes of tracks make out together: CD-DA and CD-ROM
   * share their byte}
   *
   * @param tracks the tracks
   * @param psec byte PSEC of point A0
   */
  public static DiscType typeOf(List<Track> tracks, int psec) {
    if (psec == DiscType.CD_I.psec()) {
      return DiscType.CD_I;
    }
    if (psec == DiscType.CD_ROM_XA.psec()) {
      return DiscType.CD_ROM_XA;
    }
    DiscType byModes = typeOf(tracks);
    return psec == 0 && byModes == DiscType.CD_ROM_XA ? DiscType.CD_ROM : byModes;
  }
}
