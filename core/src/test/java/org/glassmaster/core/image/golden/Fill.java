package org.glassmaster.core.image.golden;

import java.lang.foreign.MemorySegment;
import org.glassmaster.core.disc.TrackMode;
import org.glassmaster.core.layout.Area;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.layout.Stretch;
import org.glassmaster.core.sector.Scrambler;
import org.glassmaster.core.sector.SectorEncoder;

/** How a tool fills the data sectors of lead-in, pause and lead-out, where a disc has no data. */
interface Fill {
  /** With zeros, as we do. */
  Fill ZEROS = (lba, sector) -> sector;

  /** The main channel that the tool made of a sector, given our rendering. */
  byte[] asSent(int lba, byte[] sector);

  /**
   * As wodim does: it keeps one buffer for a WRITE of 26 sectors and encodes in place, on what it
   * scrambled there for the WRITE before. So in each area every second WRITE has for user data what
   * zeros become when scrambled. All else in those sectors is as it should be: the address, EDC and
   * ECC over that data, and the scrambling of the whole.
   */
  static Fill scrambledTwice(Layout layout) {
    int write = 26;
    return (lba, sector) -> {
      Stretch stretch = layout.at(lba);
      boolean second = (lba - stretch.start()) / write % 2 != 0;
      return stretch.area() == Area.PROGRAMME || !second
          ? sector
          : encodedAgain(stretch.track().mode(), lba, sector);
    };
  }

  private static byte[] encodedAgain(TrackMode mode, int lba, byte[] scrambled) {
    byte[] sector = scrambled.clone();
    MemorySegment segment = MemorySegment.ofArray(sector);
    if (mode == TrackMode.MODE1) {
      new SectorEncoder().mode1(segment, 0, sector.length, 1, lba);
    } else {
      // What lies in the place of the sub-headers counts as such, the form bit apart.
      sector[18] &= ~0x20;
      sector[22] &= ~0x20;
      new SectorEncoder().form1(segment, 0, sector.length, 1, lba);
    }
    Scrambler.apply(segment, 0, sector.length, 1);
    return sector;
  }
}
