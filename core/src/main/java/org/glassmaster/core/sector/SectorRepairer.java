package org.glassmaster.core.sector;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Corrects the errors in a sector that its product code can correct. A sector is only changed when
 * in the end its error detection code and both parities agree.
 *
 * <p>A repairer owns its working memory of 9 KB: make one for each thread and keep it.
 */
public final class SectorRepairer {
  /** Ways to begin: a wrong correction may lead astray, and then another way may not. */
  private static final int WAYS = 4;

  private final byte[] block = new byte[Parity.BLOCK_BYTES];
  private final byte[] found = new byte[Sector.BYTES];

  /** A repairer for use by one thread at a time. */
  public SectorRepairer() {}

  /**
   * Repairs an unscrambled sector of a known mode in place.
   *
   * <p>The sync field is known and counts as corrected where it was wrong. No code protects the
   * header of form 1, which stays as it is. Modes without parity cannot be corrected: form 2 is
   * intact or not, the others have nothing that could disagree.
   *
   * @param mode the mode
   * @param sectors holds the sector
   * @param offset where it begins
   * @return how it went
   */
  public Repair repair(SectorMode mode, MemorySegment sectors, long offset) {
    MemorySegment.copy(sectors, ValueLayout.JAVA_BYTE, offset, found, 0, Sector.BYTES);
    restart(mode);
    if (!(mode.hasParity() ? correct(mode) : isDataGood(mode))) {
      return new Repair.Uncorrectable();
    }
    if (mode == SectorMode.FORM1) {
      System.arraycopy(found, Sector.HEADER, block, Sector.HEADER, 4);
    }
    int corrected = 0;
    for (int i = 0; i < Sector.BYTES; i++) {
      corrected += block[i] == found[i] ? 0 : 1;
    }
    if (corrected == 0) {
      return new Repair.Intact();
    }
    MemorySegment.copy(block, 0, sectors, ValueLayout.JAVA_BYTE, offset, Sector.BYTES);
    return new Repair.Corrected(corrected);
  }

  private void restart(SectorMode mode) {
    System.arraycopy(found, 0, block, 0, Sector.BYTES);
    if (mode.hasParity()) {
      // What is known of the sector: its sync field, and in form 1 a header that counts as zero.
      Words.put(block, 0, Header.SYNC);
      long header = mode == SectorMode.FORM1 ? 0 : Words.get(block, 8) & ~0xFFFFFFFFL;
      Words.put(block, 8, header | Header.SYNC_END);
    }
  }

  private boolean correct(SectorMode mode) {
    Correction correction =
        new Correction(block, mode == SectorMode.MODE1 ? Sector.HEADER : Sector.SUBHEADER);
    if (correction.agrees()) {
      return isDataGood(mode);
    }
    for (int way = 0; way <= WAYS; way++) {
      restart(mode);
      switch (way) {
        case 0 -> correction.run(Vectors.P, Vectors.Q);
        case 1 -> correction.run(Vectors.Q, Vectors.P);
        case 2 -> correction.runEagerly(Vectors.P, Vectors.Q);
        case 3 -> correction.runEagerly(Vectors.Q, Vectors.P);
        default -> {
          // The data as it was found, in case that only parity is damaged.
        }
      }
      if (isDataGood(mode)) {
        renewParity(mode, correction);
        return true;
      }
    }
    return false;
  }

  /** Makes parity anew where it could not be corrected. */
  private void renewParity(SectorMode mode, Correction correction) {
    if (!correction.agrees()) {
      if (mode == SectorMode.MODE1) {
        Words.put(block, Sector.MODE1_FILLER, 0);
      }
      Parity.encode(block);
    }
  }

  private boolean isDataGood(SectorMode mode) {
    return switch (mode) {
      case MODE0, MODE2 -> true;
      case MODE1 -> agreesWithEdc(0, Sector.MODE1_EDC);
      case FORM1 -> agreesWithEdc(Sector.SUBHEADER, Sector.FORM1_EDC);
      case FORM2 ->
          word(Sector.FORM2_EDC) == 0 || agreesWithEdc(Sector.SUBHEADER, Sector.FORM2_EDC);
    };
  }

  private boolean agreesWithEdc(int from, int at) {
    return Edc.of(block, from, at) == word(at);
  }

  private int word(int at) {
    return (int) Words.get(block, at);
  }
}
