package org.glassmaster.core.disc;

/**
 * What the sectors of a track are: audio, or one of the data modes of ECMA-130 and the CD-ROM XA
 * forms.
 */
public enum TrackMode {
  /** 588 stereo samples a sector. */
  AUDIO("audio", 2352),
  /** Mode 0: 2336 zero bytes a sector. */
  MODE0("mode0", 2336),
  /** Mode 1: 2048 bytes protected by EDC and ECC. */
  MODE1("mode1", 2048),
  /** Mode 2 without form: 2336 bytes, unprotected. */
  MODE2("mode2", 2336),
  /** Mode 2 form 1 (XA): 2048 bytes protected by EDC and ECC. */
  MODE2_FORM1("mode2-form1", 2048),
  /** Mode 2 form 2 (XA): 2324 bytes with an optional EDC. */
  MODE2_FORM2("mode2-form2", 2324),
  /**
   * Mode 2 with forms 1 and 2 in turn, as each sector's subheader says: 2336 bytes from the
   * subheader on.
   */
  MODE2_MIXED("mode2-mixed", 2336);

  private final String label;
  private final int userBytes;

  TrackMode(String label, int userBytes) {
    this.label = label;
    this.userBytes = userBytes;
  }

  /** {@return the name users and scripts see, such as {@code mode2-form1}} */
  public String label() {
    return label;
  }

  /** {@return bytes a sector of user data holds in this mode} */
  public int userBytes() {
    return userBytes;
  }

  /** {@return whether its sectors are audio} */
  public boolean isAudio() {
    return this == AUDIO;
  }

  /** {@return the mode byte of the sector header; meaningless for audio} */
  public int headerMode() {
    return switch (this) {
      case AUDIO, MODE0 -> 0;
      case MODE1 -> 1;
      case MODE2, MODE2_FORM1, MODE2_FORM2, MODE2_MIXED -> 2;
    };
  }
}
