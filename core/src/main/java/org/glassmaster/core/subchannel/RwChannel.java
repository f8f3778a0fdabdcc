package org.glassmaster.core.subchannel;

import java.lang.foreign.MemorySegment;

/**
 * Channels R to W of any sector, by number, from a stream of packs, and back: {@link
 * SubchannelForm#COOKED96} to {@link SubchannelForm#RAW96} and the reverse. Nothing is remembered
 * from one call to the next; a sector takes seven packs more than its own four, so a stream goes on
 * for two sectors after its last ({@link #FLUSH_SECTORS}).
 *
 * <p>P and Q, in bits 7 and 6, pass through; where the packs have none these bits are zero.
 */
public final class RwChannel {
  /** Bytes of scratch memory that a call needs. */
  public static final int SCRATCH = (RwInterleaver.LATENCY + RwPack.PER_SECTOR) * RwPack.SYMBOLS;

  /** Sectors after the end of a stream on which its last packs are still found. */
  public static final int FLUSH_SECTORS = 2;

  private static final int SECTOR = RwPack.PER_SECTOR * RwPack.SYMBOLS;
  private static final int CONTEXT = RwInterleaver.LATENCY * RwPack.SYMBOLS;
  private static final int WINDOW = RwInterleaver.LATENCY + RwPack.PER_SECTOR;

  private RwChannel() {}

  /**
   * Gives packs their parity, whatever theirs is, and interleaves them.
   *
   * @param <X> what its source throws
   * @param sector the first sector, counted from the start of the stream
   * @param count how many sectors
   * @param packs where the packs come from
   * @param scratch {@link #SCRATCH} bytes to work in
   * @param to where the result goes
   * @param at where in it
   * @param stride from one sector to the next in {@code to}, in bytes
   * @throws X what its source throws
   */
  public static <X extends Exception> void encode(
      long sector,
      int count,
      RwPacks<X> packs,
      MemorySegment scratch,
      MemorySegment to,
      long at,
      long stride)
      throws X {
    long first = sector * RwPack.PER_SECTOR - RwInterleaver.LATENCY;
    for (int i = 0; i < count; i++) {
      int known = i == 0 ? 0 : RwInterleaver.LATENCY;
      read(packs, first + (long) i * RwPack.PER_SECTOR, known, scratch);
      RwPack.encode(scratch, (long) known * RwPack.SYMBOLS, WINDOW - known);
      RwInterleaver.interleave(scratch, 0, to, at + i * stride, RwPack.PER_SECTOR);
    }
  }

  /**
   * Puts packs back into their logical order and corrects them (see {@link RwPack#correct}).
   *
   * @param <X> what its source throws
   * @param sector the first sector, counted from the start of the stream
   * @param count how many sectors
   * @param disc the symbols as they stand on the disc
   * @param scratch {@link #SCRATCH} bytes to work in
   * @param to where the result goes
   * @param at where in it
   * @param stride from one sector to the next in {@code to}, in bytes
   * @return how many packs are wrong and could not be corrected
   * @throws X what its source throws
   */
  public static <X extends Exception> int decode(
      long sector,
      int count,
      RwPacks<X> disc,
      MemorySegment scratch,
      MemorySegment to,
      long at,
      long stride)
      throws X {
    int bad = 0;
    for (int i = 0; i < count; i++) {
      read(disc, (sector + i) * RwPack.PER_SECTOR, i == 0 ? 0 : RwInterleaver.LATENCY, scratch);
      long packs = at + i * stride;
      RwInterleaver.deinterleave(scratch, 0, to, packs, RwPack.PER_SECTOR);
      for (int pack = 0; pack < RwPack.PER_SECTOR; pack++) {
        if (RwPack.correct(to, packs + (long) pack * RwPack.SYMBOLS) == RwPack.Correction.BAD) {
          bad++;
        }
      }
    }
    return bad;
  }

  /**
   * Fills the window from {@code first} on, of which the last packs of the one before are known.
   */
  private static <X extends Exception> void read(
      RwPacks<X> packs, long first, int known, MemorySegment scratch) throws X {
    if (known > 0) {
      MemorySegment.copy(scratch, SECTOR, scratch, 0, CONTEXT);
    }
    packs.read(first + known, WINDOW - known, scratch, (long) known * RwPack.SYMBOLS);
  }
}
