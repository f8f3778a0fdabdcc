package org.glassmaster.core.image;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.disc.SectorForm;
import org.glassmaster.core.disc.Track;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.layout.TrackLayout;

/** The fragments of a track, found by position: bytes of main channel since index 0. */
final class TrackContent {
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;
  private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED;

  private final int start;
  private final Fragment[] fragments;
  private final long[] starts;

  TrackContent(TrackLayout layout) {
    Track track = layout.track();
    this.start = layout.start();
    this.fragments =
        track.content().stream().filter(fragment -> fragment.length() > 0).toArray(Fragment[]::new);
    this.starts = new long[fragments.length + 1];
    for (int i = 0; i < fragments.length; i++) {
      starts[i + 1] = starts[i] + fragments[i].length();
      if (!track.mode().isAudio()) {
        requireWhole(track, fragments[i]);
      }
    }
  }

  private static void requireWhole(Track track, Fragment fragment) {
    boolean whole =
        switch (fragment) {
          case Fragment.Samples samples -> false;
          case Fragment.Sectors sectors -> sectors.form().suits(track.mode());
          case Fragment.Zero zero -> zero.length() % Fragment.SECTOR == 0;
        };
    if (!whole) {
      throw new IllegalArgumentException(
          "track "
              + track.number()
              + " cannot be made of "
              + fragment
              + ": the disc was not checked");
    }
  }

  /** Bytes from index 0 to a sector. */
  long position(int lba) {
    return (long) (lba - start) * Fragment.SECTOR;
  }

  Fragment fragment(int index) {
    return fragments[index];
  }

  long start(int index) {
    return starts[index];
  }

  long end(int index) {
    return starts[index + 1];
  }

  /** The fragment that holds a position; past the end the number of fragments. */
  int indexAt(long position) {
    int low = 0;
    int high = fragments.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (starts[middle + 1] <= position) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Whether any byte of a run comes from a source. */
  boolean isStored(long position, int length) {
    for (int i = indexAt(position); i < fragments.length && starts[i] < position + length; i++) {
      if (!(fragments[i] instanceof Fragment.Zero)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Copies audio; past the end of the content there is silence.
   *
   * @param lba the sector that a fault is reported at
   */
  void samples(long position, long length, MemorySegment into, long at, int lba)
      throws SourceException {
    long next = position;
    long end = position + length;
    int index = indexAt(position);
    while (next < end) {
      long to = at + (next - position);
      long run = index < fragments.length ? Math.min(end, starts[index + 1]) - next : end - next;
      try {
        copy(index, next, run, into, to);
      } catch (SourceException e) {
        throw e.lba().isPresent() ? e : e.atLba(lba + (int) ((next - position) / Fragment.SECTOR));
      }
      next += run;
      index++;
    }
  }

  private void copy(int index, long position, long length, MemorySegment into, long at)
      throws SourceException {
    if (index >= fragments.length) {
      Zeros.fill(into, at, length);
      return;
    }
    long skipped = position - starts[index];
    Fragment fragment = fragments[index];
    // Tests and not a switch over patterns: that one is slow until it is compiled.
    if (fragment instanceof Fragment.Samples samples) {
      samples.source().read(samples.offset() + skipped, into, at, length);
      if (samples.order() == ByteOrder.BIG_ENDIAN) {
        swap(into, at, length);
      }
    } else if (fragment instanceof Fragment.Sectors sectors) {
      gather(sectors, skipped, length, into, at);
      if (sectors.form() == SectorForm.AUDIO_BIG_ENDIAN) {
        swap(into, at, length);
      }
    } else {
      Zeros.fill(into, at, length);
    }
  }

  /** Reads audio that has something else between its sectors. */
  private static void gather(
      Fragment.Sectors sectors, long skipped, long length, MemorySegment into, long at)
      throws SourceException {
    if (sectors.stride() == Fragment.SECTOR) {
      sectors.source().read(sectors.offset() + skipped, into, at, length);
      return;
    }
    long done = 0;
    while (done < length) {
      long inside = (skipped + done) % Fragment.SECTOR;
      long run = Math.min(length - done, Fragment.SECTOR - inside);
      long from = sectors.offset() + (skipped + done) / Fragment.SECTOR * sectors.stride() + inside;
      sectors.source().read(from, into, at + done, run);
      done += run;
    }
  }

  /** Exchanges the two bytes of each 16-bit value, four values at a time. */
  static void swap(MemorySegment bytes, long at, long length) {
    long i = 0;
    for (; i + 8 <= length; i += 8) {
      long four = bytes.get(LONG, at + i);
      bytes.set(
          LONG, at + i, (four & 0x00FF00FF00FF00FFL) << 8 | ((four >>> 8) & 0x00FF00FF00FF00FFL));
    }
    for (; i + 2 <= length; i += 2) {
      bytes.set(SHORT, at + i, Short.reverseBytes(bytes.get(SHORT, at + i)));
    }
  }
}
