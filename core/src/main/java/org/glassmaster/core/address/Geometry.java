package org.glassmaster.core.address;

/**
 * The fixed measures of a compact disc, in sectors of 1/75 second. LBA 0 is MSF 00:02:00; the
 * lead-in of the first session lies below LBA −150, in the times from 90:00:00 on.
 */
public final class Geometry {
  /** Sectors in one second. */
  public static final int SECTORS_PER_SECOND = 75;

  /** Sectors in one minute. */
  public static final int SECTORS_PER_MINUTE = 60 * SECTORS_PER_SECOND;

  /** LBA of MSF 90:00:00, the lowest address there is. */
  public static final int FIRST_LBA = -45_150;

  /** LBA of MSF 89:59:74, the highest address there is. */
  public static final int LAST_LBA = 404_849;

  /** The pause before the first track of a session, at least. */
  public static final int PAUSE = 150;

  /** First sector of the first track's pause: MSF 00:00:00. The lead-in ends just before it. */
  public static final int FIRST_PAUSE_LBA = -PAUSE;

  /** Length of the first session's lead-out: 90 seconds. */
  public static final int FIRST_LEAD_OUT = 6_750;

  /** Length of a later session's lead-out: 30 seconds. */
  public static final int LATER_LEAD_OUT = 2_250;

  /** Length of a later session's lead-in: 60 seconds. */
  public static final int LATER_LEAD_IN = 4_500;

  /** The latest sector a track may use, so that a lead-out of 90 seconds still ends by 89:59:74. */
  public static final int LAST_USER_LBA = 398_099;

  /** The latest start of a lead-out. */
  public static final int LAST_LEAD_OUT_START = LAST_USER_LBA + 1;

  /**
   * The latest end of audio hidden before track 1, so that a track of four seconds still follows.
   */
  public static final int LAST_HIDDEN_LBA = 397_799;

  /** The shortest track the Red Book knows: four seconds from index 1. */
  public static final int SHORTEST_TRACK = 300;

  /** Highest track number, and highest index number. */
  public static final int LAST_NUMBER = 99;

  /** Where raw images start unless told otherwise: MSF 95:00:00, as the streams of IMAPI2 do. */
  public static final int RAW_IMAGE_START = -22_650;

  private Geometry() {}
}
