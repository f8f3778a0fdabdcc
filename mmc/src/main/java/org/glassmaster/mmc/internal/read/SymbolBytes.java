package org.glassmaster.mmc.internal.read;

import java.lang.foreign.MemorySegment;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.fault.SourceException;

/** The symbols of the sub-channel of a disc in a drive, 96 a sector from LBA −150 on. */
final class SymbolBytes implements ByteSource {
  /** Symbols of a sector. */
  static final int SECTOR = 96;

  private final DiscSectors sectors;
  private final int end;

  SymbolBytes(DiscSectors sectors) {
    this.sectors = sectors;
    this.end = sectors.toc().leadOut();
  }

  /** Where the symbols of a sector begin. */
  static long position(int lba) {
    return (long) (lba - Geometry.FIRST_PAUSE_LBA) * SECTOR;
  }

  @Override
  public String name() {
    return sectors.port().drive().location();
  }

  @Override
  public long size() {
    return position(end);
  }

  @Override
  public void read(long position, MemorySegment into, long offset, long length)
      throws SourceException {
    if (position < 0 || length < 0 || position > size() - length) {
      throw new SourceException("source-short", name() + " ends at byte " + size()).at(name());
    }
    synchronized (sectors.port().lock) {
      long done = 0;
      while (done < length) {
        int lba = Geometry.FIRST_PAUSE_LBA + (int) ((position + done) / SECTOR);
        long from = position + done - position(lba);
        long run = Math.min(length - done, SECTOR - from);
        sectors.symbols(lba, from, into, offset + done, run);
        done += run;
      }
    }
  }
}
