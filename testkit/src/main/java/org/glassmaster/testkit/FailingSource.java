package org.glassmaster.testkit;

import java.lang.foreign.MemorySegment;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.disc.Purpose;
import org.glassmaster.core.disc.Track;
import org.glassmaster.core.fault.SourceException;

/**
 * A source that gives up: what a scratched disc, a network folder or a pulled stick does.
 *
 * @param whole the source without the fault
 * @param firstLost the first byte that cannot be read
 */
public record FailingSource(ByteSource whole, long firstLost) implements ByteSource {
  /**
   * {@return the first track of a disc as a disc of its own, which can be read up to a sector}
   *
   * @param like the disc to take after
   * @param sector the sector of the program that cannot be read
   */
  public static Disc in(Disc like, int sector) {
    Track first = like.tracks().findFirst().orElseThrow();
    return Disc.builder()
        .track(first.mode(), track -> track.content(failing(first, sector)))
        .build(Purpose.CONVERTING)
        .disc()
        .orElseThrow(() -> new IllegalArgumentException("not a disc without its other tracks"));
  }

  private static Fragment failing(Track track, int sector) {
    for (Fragment fragment : track.content()) {
      switch (fragment) {
        case Fragment.Samples samples when samples.length() > (long) sector * Fragment.SECTOR -> {
          long lost = samples.offset() + (long) sector * Fragment.SECTOR;
          return new Fragment.Samples(
              new FailingSource(samples.source(), lost),
              samples.offset(),
              samples.length(),
              samples.order());
        }
        case Fragment.Sectors sectors when sectors.count() > sector -> {
          long lost = sectors.offset() + (long) sector * sectors.stride();
          return new Fragment.Sectors(
              new FailingSource(sectors.source(), lost),
              sectors.offset(),
              sectors.stride(),
              sectors.form(),
              sectors.count());
        }
        default -> {
          // Too short, or silence: nothing there that could fail.
        }
      }
    }
    throw new IllegalArgumentException("no content longer than " + sector + " sectors");
  }

  @Override
  public String name() {
    return whole.name() + " (failing)";
  }

  @Override
  public long size() {
    return whole.size();
  }

  @Override
  public void read(long position, MemorySegment into, long offset, long length)
      throws SourceException {
    if (position + length > firstLost) {
      throw new SourceException("source-unreadable", name() + " cannot be read any further")
          .at(name())
          .advise("copy the file to a sound disk");
    }
    whole.read(position, into, offset, length);
  }
}
