package org.glassmaster.core.image.golden;

/** What is compared in a sector. */
enum Field {
  /** The 2352 bytes of main channel. */
  MAIN("main channel", false),
  CONTROL("control", true),
  /**
   * The mode of the frame, where neither of two frames names MCN or ISRC: what else they say cannot
   * be compared then.
   */
  ADR("ADR", false),
  TNO("TNO", false),
  INDEX("INDEX", false),
  /** Relative time, which counts down in a pause. */
  RELATIVE("relative time", true),
  /** What is always zero. */
  ZERO("zero", true),
  /** Absolute time, or of it the frame that modes 2 and 3 have left. */
  ABSOLUTE("absolute time", false),
  /** In the lead-in: which item of the table of contents it is. */
  POINT("POINT", true),
  /** In the lead-in: its running time. */
  LEAD_IN_TIME("lead-in time", true),
  /** In the lead-in: what an item says, such as where a track starts. */
  POINTED("PMIN PSEC PFRAME", false),
  /** The catalogue number, or whether it stands here. */
  MCN("MCN", false),
  /** The recording code, or whether it stands here. */
  ISRC("ISRC", false),
  /** Whether the CRC is inverted, plain or wrong. */
  CRC("CRC", true),
  P("P", true),
  /** R to W in the lead-in. */
  CD_TEXT("CD-TEXT", false),
  /** R to W elsewhere. */
  RW("R-W", true);

  private final String label;
  private final boolean acceptable;

  Field(String label, boolean acceptable) {
    this.label = label;
    this.acceptable = acceptable;
  }

  /** Whether a difference may be on the list at all. */
  boolean isAcceptable() {
    return acceptable;
  }

  static Field labelled(String label) {
    for (Field field : values()) {
      if (field.label.equals(label)) {
        return field;
      }
    }
    throw new IllegalArgumentException("no such field: " + label);
  }

  @Override
  public String toString() {
    return label;
  }
}
