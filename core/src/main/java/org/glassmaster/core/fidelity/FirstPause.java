package org.glassmaster.core.fidelity;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.disc.SectorForm;
import org.glassmaster.core.disc.Track;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.layout.TrackLayout;
import org.glassmaster.core.sector.Scrambler;

/**
 * The two seconds before LBA 0. Images start at LBA 0, so what lies before has no place in them
 * unless it is silence.
 */
public final class FirstPause {
  private FirstPause() {}

  /**
   * {@return whether the first 150 sectors of a track are silence, or zero data}
   *
   * @param track the track
   * @throws SourceException where a source cannot be read
   */
  public static boolean isSilent(Track track) throws SourceException {
    long left = (long) Geometry.PAUSE * Fragment.SECTOR;
    for (Fragment fragment : track.content()) {
      if (left <= 0) {
        return true;
      }
      if (!isZero(fragment, left, track)) {
        return false;
      }
      left -= fragment.length();
    }
    return true;
  }

  /**
   * {@return whether a track is the disc's first, and R–W sub-channel is written before LBA 0}
   *
   * @param track a track of the disc
   * @param disc the disc
   * @throws SourceException where a source cannot be read
   */
  public static boolean hasGraphics(Track track, Disc disc) throws SourceException {
    return track.number() == disc.tracks().findFirst().orElseThrow().number()
        && Graphics.isPresentBefore(track, Geometry.PAUSE);
  }

  /**
   * {@return the first sector of a session's first track that an image stores: LBA 0 on the whole
   * disc; in a later session the two seconds are kept where they say something}
   *
   * @param track the track
   * @param firstSession whether the track is of the first session
   * @throws SourceException where a source cannot be read
   */
  public static int firstStored(TrackLayout track, boolean firstSession) throws SourceException {
    if (firstSession) {
      return track.start() + Geometry.PAUSE;
    }
    boolean plain = track.track().pregap() == Geometry.PAUSE && isSilent(track.track());
    return plain ? track.index1() : track.start();
  }

  private static boolean isZero(Fragment fragment, long left, Track track) throws SourceException {
    if (fragment instanceof Fragment.Samples samples) {
      return isZero(samples, Math.min(left, samples.length()));
    }
    return !(fragment instanceof Fragment.Sectors sectors)
        || isZero(sectors, (int) Math.min(left / Fragment.SECTOR, sectors.count()), track);
  }

  private static boolean isZero(Fragment.Samples samples, long length) throws SourceException {
    MemorySegment bytes = MemorySegment.ofArray(new byte[Fragment.SECTOR]);
    for (long done = 0; done < length; done += Fragment.SECTOR) {
      long count = Math.min(Fragment.SECTOR, length - done);
      samples.source().read(samples.offset() + done, bytes, 0, count);
      if (!isZero(bytes, 0, count)) {
        return false;
      }
    }
    return true;
  }

  /** Of a data sector the user data count; its header has an address in it. */
  private static boolean isZero(Fragment.Sectors sectors, int count, Track track)
      throws SourceException {
    MemorySegment bytes = MemorySegment.ofArray(new byte[sectors.form().bytes()]);
    int userStart =
        switch (sectors.form()) {
          case WHOLE, WHOLE_SCRAMBLED -> track.mode().headerMode() == 1 ? 16 : 24;
          case DATA_2336, XA_2332, FORM1_2056 -> 8;
          default -> 0;
        };
    int userEnd =
        switch (sectors.form()) {
          case WHOLE, WHOLE_SCRAMBLED -> userStart + Math.min(track.mode().userBytes(), 2324);
          case DATA_2336, XA_2332, FORM1_2056 -> userStart + 2048;
          default -> sectors.form().bytes();
        };
    for (int i = 0; i < count; i++) {
      sectors
          .source()
          .read(sectors.offset() + (long) i * sectors.stride(), bytes, 0, sectors.form().bytes());
      if (sectors.form() == SectorForm.WHOLE_SCRAMBLED) {
        Scrambler.apply(bytes, 0, Fragment.SECTOR, 1);
      }
      if (!isZero(bytes, userStart, userEnd - userStart)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isZero(MemorySegment bytes, long from, long length) {
    for (long i = from; i < from + length; i++) {
      if (bytes.get(ValueLayout.JAVA_BYTE, i) != 0) {
        return false;
      }
    }
    return true;
  }
}
