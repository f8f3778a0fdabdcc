package org.glassmaster.core.disc;

/**
 * Sub-channel bytes that a source holds for a run of sectors, as recorded or made to measure.
 *
 * @param first the first of those sectors, relative to where the owner starts: a track at its index
 *     0, a lead-in at the pause that follows it (so negative), a lead-out at its start
 * @param count how many sectors
 * @param source where the bytes come from
 * @param offset where in the source
 * @param stride bytes from one sector's sub-channel to the next one's
 * @param form the form
 */
public record SubchannelRun(
    int first, int count, ByteSource source, long offset, int stride, Form form) {
  /** What the bytes of one sector are. */
  public enum Form {
    /** R–W packs in logical order, 6 bits a byte, to be given parity and interleave. */
    RW_PACKS(96),
    /** R–W symbols as they are on disc, 6 bits a byte. */
    RW_SYMBOLS(96),
    /** All eight channels as they are on disc, P in bit 7. */
    PW_RAW(96),
    /** All eight channels, twelve bytes each, P first. */
    PW_PLANES(96),
    /** P–W with the R–W packs de-interleaved and corrected, as a drive reads them on request. */
    PW_PACKS(96),
    /** Q in twelve bytes, three bytes of nothing, P in the top bit of the last. */
    PQ(16);

    private final int bytes;

    Form(int bytes) {
      this.bytes = bytes;
    }

    /** {@return bytes a sector takes} */
    public int bytes() {
      return bytes;
    }

    /** {@return whether P and Q are there as recorded} */
    public boolean hasPq() {
      return this == PW_RAW || this == PW_PLANES || this == PW_PACKS || this == PQ;
    }

    /** {@return whether R–W are there} */
    public boolean hasRw() {
      return this != PQ;
    }
  }

  /** Refuses what cannot be. */
  public SubchannelRun {
    if (count < 0 || offset < 0 || stride < form.bytes()) {
      throw new IllegalArgumentException("no such run: " + count + " sectors, stride " + stride);
    }
  }

  /**
   * {@return the same run of an owner that starts so many sectors earlier}
   *
   * @param sectors by how many
   */
  public SubchannelRun later(int sectors) {
    return new SubchannelRun(first + sectors, count, source, offset, stride, form);
  }
}
