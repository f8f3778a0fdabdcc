package org.glassmaster.core.text;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.glassmaster.core.subchannel.TextPackSymbols;

/**
 * The endless tape of packs in the R–W channels of a lead-in: four packs a sector, one after the
 * other, from the first sector of the lead-in to LBA −151. No parity, no interleave: a pack's own
 * CRC is all (MMC-3 annex J). Immutable; threads may share it.
 */
public final class CdTextCycle {
  /** Packs in a sector. */
  public static final int PACKS_PER_SECTOR = 4;

  /** Symbols R–W in a sector; one byte each here, R in bit 5. */
  public static final int SYMBOLS_PER_SECTOR = 96;

  private final int packs;
  private final int sectors;
  private final MemorySegment cycle;

  /**
   * A tape of the given packs, eighteen bytes each, at least one.
   *
   * @param packs packs of eighteen bytes
   */
  public CdTextCycle(byte[] packs) {
    if (packs.length == 0 || packs.length % Pack.SIZE != 0) {
      throw new IllegalArgumentException("not a number of packs: " + packs.length + " bytes");
    }
    this.packs = packs.length / Pack.SIZE;
    this.sectors =
        switch (this.packs % PACKS_PER_SECTOR) {
          case 0 -> this.packs / PACKS_PER_SECTOR;
          case 2 -> this.packs / 2;
          default -> this.packs;
        };
    byte[] tape = new byte[sectors * PACKS_PER_SECTOR * Pack.SIZE];
    for (int at = 0; at < tape.length; at += packs.length) {
      System.arraycopy(packs, 0, tape, at, packs.length);
    }
    byte[] symbols = new byte[sectors * SYMBOLS_PER_SECTOR];
    TextPackSymbols.fromBytes(
        MemorySegment.ofArray(tape),
        0,
        MemorySegment.ofArray(symbols),
        0,
        sectors * PACKS_PER_SECTOR);
    this.cycle = MemorySegment.ofArray(symbols).asReadOnly();
  }

  /** {@return sectors until the tape begins anew} */
  public int sectors() {
    return sectors;
  }

  /**
   * {@return which pack stands at a place}
   *
   * @param sector counted from the first of the lead-in
   * @param place 0 to 3
   */
  public int pack(int sector, int place) {
    return (int) (((long) sector * PACKS_PER_SECTOR + place) % packs);
  }

  /**
   * Copies the 96 symbols of a sector; bits 7 and 6, where P and Q go, are zero.
   *
   * @param sector counted from the first of the lead-in
   * @param target where the symbols go
   * @param offset where in it
   */
  public void copy(int sector, MemorySegment target, long offset) {
    long from = (long) (sector % sectors) * SYMBOLS_PER_SECTOR;
    MemorySegment.copy(
        cycle,
        ValueLayout.JAVA_BYTE,
        from,
        target,
        ValueLayout.JAVA_BYTE,
        offset,
        SYMBOLS_PER_SECTOR);
  }
}
