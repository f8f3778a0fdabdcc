package org.glassmaster.core.transfer;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.zip.CRC32;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.image.SectorWitness;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.layout.Stretch;
import org.glassmaster.core.layout.TrackLayout;

/**
 * What the sources gave for each sector when they were first read, as a CRC-32 of the stored bytes.
 * A later reading that gives something else is a source that has changed.
 */
final class Fingerprints implements SectorWitness {
  private static final int LONG_BITS = 64;

  private final Layout layout;
  private final int first;
  private final int[] crcs;
  private final long[] seen;
  private final ThreadLocal<Meter> meters = ThreadLocal.withInitial(Meter::new);
  private volatile boolean taken;

  Fingerprints(Layout layout) {
    this.layout = layout;
    this.first = layout.sessions().getFirst().pause();
    int count = layout.leadOut() - first;
    this.crcs = new int[count];
    this.seen = new long[(count + LONG_BITS - 1) / LONG_BITS];
  }

  /** The first reading is over: from now on sectors are compared. */
  void taken() {
    taken = true;
  }

  @Override
  public void saw(int lba, MemorySegment bytes, long offset, int length) throws SourceException {
    int index = lba - first;
    int crc = meters.get().crc(bytes, offset, length);
    if (!taken) {
      crcs[index] = crc;
      seen[index / LONG_BITS] |= 1L << index;
    } else if ((seen[index / LONG_BITS] & 1L << index) != 0 && crcs[index] != crc) {
      String name = source(lba);
      throw new SourceException(
              "source-changed", name + " has changed since it was read before writing")
          .at(name)
          .atLba(lba)
          .advise("let nothing write to it, and start again");
    }
  }

  /** The name of the source that a sector comes from. */
  private String source(int lba) {
    Stretch stretch = layout.at(lba);
    TrackLayout track =
        layout
            .tracks()
            .filter(one -> one.track().number() == stretch.track().number())
            .findFirst()
            .orElseThrow();
    long position = (long) (lba - track.start()) * Fragment.SECTOR;
    long end = 0;
    for (Fragment fragment : track.track().content()) {
      end += fragment.length();
      if (position < end) {
        switch (fragment) {
          case Fragment.Samples samples -> {
            return samples.source().name();
          }
          case Fragment.Sectors sectors -> {
            return sectors.source().name();
          }
          case Fragment.Zero zero -> {
            // The sector begins in silence and goes on in what follows.
          }
        }
      }
    }
    return "the source";
  }

  /**
   * What one thread needs. The bytes are copied on the way: before Java 25 a {@link CRC32} refuses
   * memory of a shared arena.
   */
  private static final class Meter {
    private final CRC32 crc = new CRC32();
    private byte[] room = new byte[Fragment.SECTOR];

    int crc(MemorySegment bytes, long offset, int length) {
      if (room.length < length) {
        room = new byte[length];
      }
      MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, offset, room, 0, length);
      crc.reset();
      crc.update(room, 0, length);
      return (int) crc.getValue();
    }
  }
}
