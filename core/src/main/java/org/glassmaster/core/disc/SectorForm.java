package org.glassmaster.core.disc;

/**
 * How the bytes of one sector lie in a source. What a form leaves out (sync, header, EDC, ECC) is
 * made when the sector is rendered; what it holds is passed on as it is, deliberate errors
 * included.
 */
public enum SectorForm {
  /** 588 stereo samples, little-endian. */
  AUDIO(0, 2352),
  /** 588 stereo samples, big-endian. */
  AUDIO_BIG_ENDIAN(0, 2352),
  /** Mode 1 or form 1 user data alone. */
  DATA_2048(-1, 2048),
  /** XA subheader, twice, and form 1 user data. */
  FORM1_2056(16, 2056),
  /** Form 2 user data alone. */
  FORM2_2324(24, 2324),
  /**
   * XA subheader, twice, and 2324 bytes: user data of form 2, or of form 1 with 276 bytes to spare.
   */
  XA_2332(16, 2332),
  /** Everything after the header. */
  DATA_2336(16, 2336),
  /** The whole sector from sync to the last parity byte. */
  WHOLE(0, 2352),
  /** The whole sector, scrambled as it is on the disc. */
  WHOLE_SCRAMBLED(0, 2352);

  private final int offset;
  private final int bytes;

  SectorForm(int offset, int bytes) {
    this.offset = offset;
    this.bytes = bytes;
  }

  /** {@return bytes a sector takes in the source} */
  public int bytes() {
    return bytes;
  }

  /**
   * {@return where those bytes go in the whole sector of a track of that mode}
   *
   * @param mode the mode of the track
   */
  public int offset(TrackMode mode) {
    return this == DATA_2048 ? (mode == TrackMode.MODE1 ? 16 : 24) : offset;
  }

  /**
   * {@return whether a track of that mode can be made of sectors of this form}
   *
   * @param mode the mode of the track
   */
  public boolean suits(TrackMode mode) {
    return switch (this) {
      case AUDIO, AUDIO_BIG_ENDIAN -> mode.isAudio();
      case DATA_2048 ->
          mode == TrackMode.MODE1 || mode == TrackMode.MODE2_FORM1 || mode == TrackMode.MODE2_MIXED;
      case FORM1_2056 -> mode == TrackMode.MODE2_FORM1 || mode == TrackMode.MODE2_MIXED;
      case FORM2_2324 -> mode == TrackMode.MODE2_FORM2 || mode == TrackMode.MODE2_MIXED;
      case XA_2332 ->
          mode == TrackMode.MODE2_MIXED
              || mode == TrackMode.MODE2_FORM1
              || mode == TrackMode.MODE2_FORM2;
      case DATA_2336 -> mode.headerMode() == 2 || mode == TrackMode.MODE0;
      case WHOLE, WHOLE_SCRAMBLED -> !mode.isAudio();
    };
  }
}
