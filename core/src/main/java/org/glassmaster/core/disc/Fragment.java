package org.glassmaster.core.disc;

import java.nio.ByteOrder;
import java.util.Optional;

/**
 * Where a run of a track's main channel comes from. Lengths are those on the disc: 2352 bytes a
 * sector. Audio may be cut at any sample; data comes in whole sectors.
 */
public sealed interface Fragment {
  /** Bytes of a sector's main channel. */
  int SECTOR = 2352;

  /** Bytes of one stereo sample. */
  int SAMPLE = 4;

  /** {@return bytes of main channel this run makes} */
  long length();

  /**
   * Audio samples that lie one after another in a source.
   *
   * @param source where the bytes come from
   * @param offset where in the source
   * @param length how many bytes
   * @param order which byte of a sample comes first
   */
  record Samples(ByteSource source, long offset, long length, ByteOrder order) implements Fragment {
    /** Refuses what cannot be. */
    public Samples {
      requireInside(offset, length);
      if (length % SAMPLE != 0) {
        throw new IllegalArgumentException("audio is cut inside a sample: " + length + " bytes");
      }
    }
  }

  /**
   * Whole sectors in a source.
   *
   * @param source where the bytes come from
   * @param offset where in the source
   * @param stride bytes from the start of one sector to that of the next; more than the form's
   *     where a sub-channel lies between
   * @param form what of a sector is there
   * @param count how many sectors
   */
  record Sectors(ByteSource source, long offset, int stride, SectorForm form, int count)
      implements Fragment {
    /** Refuses what cannot be. */
    public Sectors {
      requireInside(offset, count);
      if (stride < form.bytes()) {
        throw new IllegalArgumentException(
            "sectors of " + form.bytes() + " bytes overlap at " + stride);
      }
    }

    @Override
    public long length() {
      return (long) count * SECTOR;
    }
  }

  /**
   * Nothing from anywhere: silence in audio, zero user data in a data track.
   *
   * @param length how many bytes
   * @param mode the mode of these sectors where it is not the track's own
   */
  record Zero(long length, Optional<TrackMode> mode) implements Fragment {
    /** Refuses what cannot be. */
    public Zero {
      requireInside(0, length);
      if (length % SAMPLE != 0) {
        throw new IllegalArgumentException("silence is cut inside a sample: " + length + " bytes");
      }
    }

    /**
     * {@return whole sectors of the track's own mode}
     *
     * @param count how many sectors
     */
    public static Zero sectors(int count) {
      return new Zero((long) count * SECTOR, Optional.empty());
    }
  }

  private static void requireInside(long offset, long length) {
    if (offset < 0 || length < 0 || offset + length < 0) {
      throw new IllegalArgumentException("no such run: " + length + " from " + offset);
    }
  }
}
