package org.glassmaster.backend.imapi2.internal.image;

import java.lang.foreign.MemorySegment;
import org.glassmaster.backend.imapi2.internal.api.ImageSource;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.image.DiscSource;
import org.glassmaster.core.image.SectorFormat;

/** The samples of a run of audio sectors, as the image creator is given them. */
record AudioRange(DiscSource source, int first, int end, Feeding feeding) implements ImageSource {
  @Override
  public long size() {
    return (long) (end - first) * Fragment.SECTOR;
  }

  @Override
  public void read(long position, MemorySegment into) throws SourceException {
    feeding.read(() -> copy(position, into));
  }

  private void copy(long position, MemorySegment into) throws SourceException {
    long done = 0;
    while (done < into.byteSize()) {
      int lba = first + (int) ((position + done) / Fragment.SECTOR);
      int inside = (int) ((position + done) % Fragment.SECTOR);
      long left = into.byteSize() - done;
      if (inside == 0 && left >= Fragment.SECTOR) {
        int whole = (int) (left / Fragment.SECTOR);
        source.read(lba, whole, SectorFormat.PLAIN, into, done);
        done += (long) whole * Fragment.SECTOR;
      } else {
        MemorySegment one = MemorySegment.ofArray(new byte[Fragment.SECTOR]);
        source.read(lba, 1, SectorFormat.PLAIN, one, 0);
        long part = Math.min(left, Fragment.SECTOR - inside);
        MemorySegment.copy(one, inside, into, done, part);
        done += part;
      }
    }
  }
}
