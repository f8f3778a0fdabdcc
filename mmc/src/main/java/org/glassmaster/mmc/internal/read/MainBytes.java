package org.glassmaster.mmc.internal.read;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fault.SourceException;

/**
 * The main channel of a disc in a drive, 2352 bytes a sector from LBA −150 on. Where the drive
 * reads audio late, the samples are taken from as much later; beyond the ends of the audio there is
 * silence, unless the drive reads on there.
 */
final class MainBytes implements ByteSource {
  private static final int SECTOR = Fragment.SECTOR;

  /** Audio without data between. */
  private record Region(int start, int end) {}

  private final DiscSectors sectors;
  private final long shift;
  private final List<Region> regions = new ArrayList<>();
  private final int end;
  private final MemorySegment edge = MemorySegment.ofArray(new byte[SECTOR]);
  private int edgeLba = Integer.MIN_VALUE;
  private boolean edgeRead;

  MainBytes(DiscSectors sectors) {
    this.sectors = sectors;
    this.shift = (long) sectors.options().offset() * Fragment.SAMPLE;
    this.end = sectors.toc().leadOut();
    for (DriveToc.Session session : sectors.toc().sessions()) {
      region(session);
    }
  }

  private void region(DriveToc.Session session) {
    int start = Integer.MIN_VALUE;
    for (int i = 0; i < session.tracks().size(); i++) {
      DriveToc.Track track = session.tracks().get(i);
      boolean first = start == Integer.MIN_VALUE;
      if (track.isData() && !first) {
        regions.add(new Region(start, track.start()));
        start = Integer.MIN_VALUE;
      } else if (!track.isData() && first) {
        boolean hidden = i == 0 && session.number() == 1;
        start = hidden ? Geometry.FIRST_PAUSE_LBA : track.start();
      }
    }
    if (start != Integer.MIN_VALUE) {
      regions.add(new Region(start, session.leadOut()));
    }
  }

  /** Where the bytes of a sector begin. */
  static long position(int lba) {
    return (long) (lba - Geometry.FIRST_PAUSE_LBA) * SECTOR;
  }

  private static int lba(long position) {
    return Geometry.FIRST_PAUSE_LBA + (int) Math.floorDiv(position, (long) SECTOR);
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
      if (shift == 0) {
        copy(position, into, offset, length);
      } else {
        shifted(position, into, offset, length);
      }
    }
  }

  private void copy(long position, MemorySegment into, long offset, long length)
      throws SourceException {
    long done = 0;
    while (done < length) {
      int lba = lba(position + done);
      long from = position + done - position(lba);
      long run = Math.min(length - done, SECTOR - from);
      int wanted = lba(position + length - 1) - lba + 1;
      sectors.main(lba, wanted, from, into, offset + done, run);
      done += run;
    }
  }

  /** Sector by sector, since each may lie in audio or not. */
  private void shifted(long position, MemorySegment into, long offset, long length)
      throws SourceException {
    long done = 0;
    while (done < length) {
      int lba = lba(position + done);
      long run = Math.min(length - done, position(lba + 1) - position - done);
      Region region = null;
      for (Region one : regions) {
        region = lba >= one.start && lba < one.end ? one : region;
      }
      if (region == null) {
        copy(position + done, into, offset + done, run);
      } else {
        moved(region, position + done, into, offset + done, run);
      }
      done += run;
    }
  }

  private void moved(Region region, long position, MemorySegment into, long offset, long length)
      throws SourceException {
    long low = Math.clamp(position + shift, position(region.start), position(region.end));
    long high = Math.clamp(position + shift + length, low, position(region.end));
    long before = Math.min(length, Math.max(0, low - position - shift));
    beyond(position + shift, into, offset, before);
    if (high > low) {
      copy(low, into, offset + before, high - low);
    }
    long after = length - before - (high - low);
    beyond(position + shift + length - after, into, offset + length - after, after);
  }

  /** What lies outside the audio: as the drive has it where it goes there, or silence. */
  private void beyond(long position, MemorySegment into, long offset, long length) {
    long done = 0;
    while (done < length) {
      int lba = lba(position + done);
      long from = position + done - position(lba);
      long run = Math.min(length - done, SECTOR - from);
      if (edge(lba)) {
        MemorySegment.copy(edge, from, into, offset + done, run);
      } else {
        into.asSlice(offset + done, run).fill((byte) 0);
      }
      done += run;
    }
  }

  /** Reads a sector outside the audio, of the lead-out or lead-in; false where it is none. */
  private boolean edge(int lba) {
    if (lba != edgeLba) {
      SectorPort port = sectors.port();
      edgeLba = lba;
      try {
        edgeRead = port.read(ReadCd.whole().with(ReadCd.Kind.CD_DA), lba, 1);
      } catch (GlassmasterException e) {
        // What ends all reading is said by the next sector that has to be there.
        edgeRead = false;
      }
      if (edgeRead) {
        MemorySegment.copy(port.memory(), 0, edge, 0, SECTOR);
      }
    }
    return edgeRead;
  }
}
