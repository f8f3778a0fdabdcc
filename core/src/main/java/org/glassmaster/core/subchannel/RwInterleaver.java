package org.glassmaster.core.subchannel;

import java.lang.foreign.MemorySegment;

/**
 * The interleave of R–W packs: three pairs of symbols of a pack are swapped, then the symbol in
 * column c is put off by c mod 8 packs (IEC 60908, sub-code channels R to W). A pack is so spread
 * over eight. P and Q, in bits 7 and 6, stay where they are.
 */
public final class RwInterleaver {
  /** The longest delay, in packs: what must be known of the stream besides the packs asked for. */
  public static final int LATENCY = 7;

  private static final int[] SWAPPED = swapped();

  private RwInterleaver() {}

  /**
   * Packs as they stand on the disc.
   *
   * @param packs the packs asked for and the {@link #LATENCY} packs before them
   * @param packsAt where the packs begin
   * @param disc the symbols as discs hold them
   * @param discAt where the symbols of the disc begin
   * @param count how many are asked for
   */
  public static void interleave(
      MemorySegment packs, long packsAt, MemorySegment disc, long discAt, int count) {
    for (int row = 0; row < count; row++) {
      long here = packsAt + (long) (row + LATENCY) * RwPack.SYMBOLS;
      long to = discAt + (long) row * RwPack.SYMBOLS;
      for (int column = 0; column < RwPack.SYMBOLS; column++) {
        long from = here - (long) delay(column) * RwPack.SYMBOLS + SWAPPED[column];
        put(packs, here + column, from, disc, to + column);
      }
    }
  }

  /**
   * Packs in their logical order.
   *
   * @param disc what stands in the places of the packs asked for and of the {@link #LATENCY} after
   *     them
   * @param discAt where the symbols of the disc begin
   * @param packs the packs
   * @param packsAt where the packs begin
   * @param count how many are asked for
   */
  public static void deinterleave(
      MemorySegment disc, long discAt, MemorySegment packs, long packsAt, int count) {
    for (int row = 0; row < count; row++) {
      long here = discAt + (long) row * RwPack.SYMBOLS;
      long to = packsAt + (long) row * RwPack.SYMBOLS;
      for (int symbol = 0; symbol < RwPack.SYMBOLS; symbol++) {
        int column = SWAPPED[symbol];
        long from = here + (long) delay(column) * RwPack.SYMBOLS + column;
        put(disc, here + symbol, from, packs, to + symbol);
      }
    }
  }

  private static void put(
      MemorySegment source, long pqAt, long rwAt, MemorySegment target, long at) {
    int pq = source.get(Words.BYTE, pqAt) & 0xC0;
    int rw = source.get(Words.BYTE, rwAt) & 0x3F;
    target.set(Words.BYTE, at, (byte) (pq | rw));
  }

  private static int delay(int column) {
    return column % (LATENCY + 1);
  }

  /** Its own inverse. */
  private static int[] swapped() {
    int[] swapped = new int[RwPack.SYMBOLS];
    for (int i = 0; i < swapped.length; i++) {
      swapped[i] = i;
    }
    int[][] pairs = {{1, 18}, {2, 5}, {3, 23}};
    for (int[] pair : pairs) {
      swapped[pair[0]] = pair[1];
      swapped[pair[1]] = pair[0];
    }
    return swapped;
  }
}
