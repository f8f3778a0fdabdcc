package org.glassmaster.core.image;

import org.glassmaster.core.subchannel.PqCrc;

/**
 * The choices where the standards leave room or the tools disagree (raw-dao-subchannel 2.3 to 2.8).
 *
 * @param countdown how relative time runs in a pause
 * @param leadInTime what the time field of a lead-in frame says, and the header of a data sector
 *     there
 * @param tocOrder which items of the lead-in come first
 * @param pqCrc how the CRC stands in 16-byte P–Q blocks; in all other forms it is inverted
 * @param codes where MCN and ISRC frames fall
 * @param isrcInPause whether a pause carries the recording code of its track
 * @param recorded what becomes of P and Q that the source has recorded
 */
public record Render(
    Countdown countdown,
    LeadInTime leadInTime,
    TocOrder tocOrder,
    PqCrc pqCrc,
    Codes codes,
    IsrcInPause isrcInPause,
    Recorded recorded) {

  /** What happens when nothing is chosen. */
  public static final Render DEFAULT =
      new Render(
          Countdown.A,
          LeadInTime.ABSOLUTE,
          TocOrder.POINTS_FIRST,
          PqCrc.INVERTED,
          Codes.SPACED_100,
          IsrcInPause.WRITTEN,
          Recorded.KEPT);

  /** How relative time runs in a pause. */
  public enum Countdown {
    /** From its length down to 00:00:01, as cdrdao and libburn write. */
    A,
    /** From its length less one down to 00:00:00, as wodim writes. */
    B
  }

  /** What the time field of a lead-in frame says. */
  public enum LeadInTime {
    /** 9x:xx:xx, ending at 99:59:74, in step with the pregroove. */
    ABSOLUTE,
    /** From 00:00:00 up. */
    RELATIVE
  }

  /** Which items of the lead-in come first. */
  public enum TocOrder {
    /** A0, A1, A2, then tracks. */
    POINTS_FIRST,
    /** Tracks, then A0, A1, A2. */
    TRACKS_FIRST
  }

  /** Where MCN and ISRC frames fall; never on a frame in which track or index changes. */
  public enum Codes {
    /** MCN at 99 and ISRC at 49 of each hundred sectors. */
    SPACED_100,
    /** MCN at 0 and ISRC at 50 of each ninety sectors, as cdrdao writes. */
    SPACED_90
  }

  /** Whether a pause carries the recording code of its track. */
  public enum IsrcInPause {
    /** As cdrdao and wodim write. */
    WRITTEN,
    /** As libburn writes. */
    OMITTED
  }

  /** What becomes of P and Q that the source has recorded. */
  public enum Recorded {
    /** They go through unchanged. */
    KEPT,
    /** They are made anew from the structure. */
    REGENERATED
  }

  /**
   * {@return the same with another countdown}
   *
   * @param other how pauses count down
   */
  public Render withCountdown(Countdown other) {
    return new Render(other, leadInTime, tocOrder, pqCrc, codes, isrcInPause, recorded);
  }

  /**
   * {@return the same with another time in the lead-in}
   *
   * @param other which time it tells
   */
  public Render withLeadInTime(LeadInTime other) {
    return new Render(countdown, other, tocOrder, pqCrc, codes, isrcInPause, recorded);
  }

  /**
   * {@return the same with another order of the TOC}
   *
   * @param other the order
   */
  public Render withTocOrder(TocOrder other) {
    return new Render(countdown, leadInTime, other, pqCrc, codes, isrcInPause, recorded);
  }

  /**
   * {@return the same with another CRC in PQ blocks}
   *
   * @param other which one
   */
  public Render withPqCrc(PqCrc other) {
    return new Render(countdown, leadInTime, tocOrder, other, codes, isrcInPause, recorded);
  }

  /**
   * {@return the same with codes in other frames}
   *
   * @param other which frames
   */
  public Render withCodes(Codes other) {
    return new Render(countdown, leadInTime, tocOrder, pqCrc, other, isrcInPause, recorded);
  }

  /**
   * {@return the same with or without the ISRC in pauses}
   *
   * @param other which
   */
  public Render withIsrcInPause(IsrcInPause other) {
    return new Render(countdown, leadInTime, tocOrder, pqCrc, codes, other, recorded);
  }

  /**
   * {@return the same with or without the sub-channel that was recorded}
   *
   * @param other which
   */
  public Render withRecorded(Recorded other) {
    return new Render(countdown, leadInTime, tocOrder, pqCrc, codes, isrcInPause, other);
  }
}
