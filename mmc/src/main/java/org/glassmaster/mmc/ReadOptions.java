package org.glassmaster.mmc;

/**
 * What a user may decide about reading discs.
 *
 * @param damage what becomes of sectors that cannot be read right
 * @param offset by how many samples the drive reads audio late; taken off, with the edges read as
 *     far as the drive goes beyond them
 * @param recorded whether P and Q are handed on as they are recorded, not made anew
 */
public record ReadOptions(Damage damage, int offset, boolean recorded) {
  /** What happens when nothing is decided. */
  public static final ReadOptions DEFAULT = new ReadOptions(Damage.REFUSED, 0, false);

  /** Farther than any drive is off. */
  private static final int MOST_OFFSET = 3_000;

  /** Refuses what cannot be. */
  public ReadOptions {
    if (Math.abs(offset) > MOST_OFFSET) {
      throw new IllegalArgumentException("no drive is " + offset + " samples off");
    }
  }

  /** What becomes of sectors that cannot be read right. */
  public enum Damage {
    /** Reading ends with a fault that names the sector. */
    REFUSED,
    /** They are padded with zeros, or kept as the drive mended them, and each run is reported. */
    PADDED
  }

  /**
   * {@return the same with another way with damage}
   *
   * @param other the way
   */
  public ReadOptions withDamage(Damage other) {
    return new ReadOptions(other, offset, recorded);
  }

  /**
   * {@return the same with another read offset}
   *
   * @param samples how late the drive delivers audio
   */
  public ReadOptions withOffset(int samples) {
    return new ReadOptions(damage, samples, recorded);
  }

  /**
   * {@return the same, with the sub-channel as recorded or made anew}
   *
   * @param other whether as recorded
   */
  public ReadOptions withRecorded(boolean other) {
    return new ReadOptions(damage, offset, other);
  }
}
