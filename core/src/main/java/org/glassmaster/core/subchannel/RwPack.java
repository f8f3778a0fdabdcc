package org.glassmaster.core.subchannel;

import java.lang.foreign.MemorySegment;

/**
 * A pack of 24 six-bit symbols in channels R to W, four to a sector: mode and item, instruction,
 * two of Q parity, sixteen of data, four of P parity (IEC 60908, sub-code channels R to W). Bits 7
 * and 6 of a symbol are no part of it and stay as they are.
 */
public final class RwPack {
  /** Symbols of a pack. */
  public static final int SYMBOLS = 24;

  /** Packs of a sector. */
  public static final int PER_SECTOR = 4;

  /** What became of a pack. */
  public enum Correction {
    /** Its parity was right. */
    GOOD,
    /** It is right now. */
    CORRECTED,
    /** More is wrong with it than can be told; it was left as it is. */
    BAD
  }

  private RwPack() {}

  /**
   * Writes the parity of {@code count} packs, in place.
   *
   * @param packs the packs
   * @param at where the first begins
   * @param count how many
   */
  public static void encode(MemorySegment packs, long at, int count) {
    for (int i = 0; i < count; i++) {
      RwCode.Q.encode(packs, at + (long) i * SYMBOLS);
      RwCode.P.encode(packs, at + (long) i * SYMBOLS);
    }
  }

  /**
   * {@return whether both parities of a pack are right}
   *
   * @param packs holds the pack
   * @param at where it begins
   */
  public static boolean isGood(MemorySegment packs, long at) {
    return RwCode.P.isGood(packs, at) && RwCode.Q.isGood(packs, at);
  }

  /**
   * Corrects a pack in place: one wrong symbol anywhere, and one more among the first four, which
   * have a parity of their own. A pack that this does not make wholly right is left as it was;
   * guessing at two errors by P alone would pass one in fifteen ruined packs for good.
   *
   * @param packs holds the pack
   * @param at where it begins
   * @return how it went
   */
  public static Correction correct(MemorySegment packs, long at) {
    if (isGood(packs, at)) {
      return Correction.GOOD;
    }
    return byP(packs, at) || byQ(packs, at) ? Correction.CORRECTED : Correction.BAD;
  }

  private static boolean byP(MemorySegment packs, long at) {
    int error = RwCode.P.singleError(packs, at);
    RwCode.flip(packs, at, error);
    if (isGood(packs, at)) {
      return true;
    }
    RwCode.flip(packs, at, error);
    return false;
  }

  private static boolean byQ(MemorySegment packs, long at) {
    int error = RwCode.Q.singleError(packs, at);
    RwCode.flip(packs, at, error);
    if (isGood(packs, at) || byP(packs, at)) {
      return true;
    }
    RwCode.flip(packs, at, error);
    return false;
  }
}
