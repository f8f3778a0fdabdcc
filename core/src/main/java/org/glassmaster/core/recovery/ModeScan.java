package org.glassmaster.core.recovery;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.disc.TrackMode;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.sector.Scrambler;

/** What mode the sectors of a data track are in, by their headers and sub-headers. */
final class ModeScan {
  private static final int MODE = 15;
  private static final int SUBHEADER = 16;
  private static final int FORM2 = 0x20;

  private ModeScan() {}

  /** Whether a sector has the sync pattern of data. */
  static boolean isData(RecordedBlocks blocks, int lba) throws SourceException {
    if (lba >= blocks.endLba()) {
      return false;
    }
    MemorySegment sync = MemorySegment.ofArray(new byte[12]);
    blocks.source().read(blocks.position(lba), sync, 0, 12);
    for (int i = 0; i < 12; i++) {
      if (sync.get(ValueLayout.JAVA_BYTE, i) != (i == 0 || i == 11 ? 0 : (byte) 0xFF)) {
        return false;
      }
    }
    return true;
  }

  /** The mode of a run; of mode 2 every sector is looked at, since forms may mix. */
  static TrackMode mode(RecordedBlocks blocks, int from, int to) throws SourceException {
    MemorySegment sector = MemorySegment.ofArray(new byte[Fragment.SECTOR]);
    boolean form1 = false;
    boolean form2 = false;
    for (int lba = from; lba < to; lba++) {
      // The sequence is the same for every sector, so the first bytes are enough to undo it.
      blocks.source().read(blocks.position(lba), sector, 0, SUBHEADER + 8);
      if (blocks.scrambled()) {
        Scrambler.apply(sector, 0, Fragment.SECTOR, 1);
      }
      switch (at(sector, MODE) & 3) {
        case 0 -> {
          return TrackMode.MODE0;
        }
        case 1 -> {
          return TrackMode.MODE1;
        }
        default -> {
          if (!hasSubheader(sector)) {
            return TrackMode.MODE2;
          }
          boolean second = (at(sector, SUBHEADER + 2) & FORM2) != 0;
          form2 |= second;
          form1 |= !second;
        }
      }
      if (form1 && form2) {
        return TrackMode.MODE2_MIXED;
      }
    }
    return form2 ? TrackMode.MODE2_FORM2 : form1 ? TrackMode.MODE2_FORM1 : TrackMode.MODE1;
  }

  /** XA repeats its sub-header; what does not is formless. */
  private static boolean hasSubheader(MemorySegment sector) {
    for (int i = 0; i < 4; i++) {
      if (at(sector, SUBHEADER + i) != at(sector, SUBHEADER + 4 + i)) {
        return false;
      }
    }
    return true;
  }

  private static byte at(MemorySegment sector, int offset) {
    return sector.get(ValueLayout.JAVA_BYTE, offset);
  }
}
