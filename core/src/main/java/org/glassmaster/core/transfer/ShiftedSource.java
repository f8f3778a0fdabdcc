package org.glassmaster.core.transfer;

import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.image.DiscSource;
import org.glassmaster.core.image.SectorFormat;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.layout.SessionLayout;
import org.glassmaster.core.layout.Stretch;
import org.glassmaster.core.layout.TrackLayout;

/**
 * A disc whose audio is taken a number of samples later from its source, to make up for drives that
 * read or write it late. Audio moves as one piece from track to track; where it meets data or ends,
 * silence moves in. Data and sub-channel stay where they are.
 */
final class ShiftedSource implements DiscSource {
  private static final int SECTOR = Fragment.SECTOR;
  private static final int BATCH = 32;

  /** Audio without data between, from the first index 0 to the last sector. */
  private record Region(int start, int end) {}

  private final DiscSource source;
  private final long shift;
  private final List<Region> regions = new ArrayList<>();
  private final Deque<MemorySegment> idle = new ArrayDeque<>();

  private ShiftedSource(DiscSource source, int samples) {
    this.source = source;
    this.shift = (long) samples * Fragment.SAMPLE;
    for (SessionLayout session : source.layout().sessions()) {
      int start = -1;
      for (TrackLayout track : session.tracks()) {
        boolean audio = track.track().mode().isAudio();
        if (!audio && start != -1) {
          regions.add(new Region(start, track.start()));
          start = -1;
        } else if (audio && start == -1) {
          start = track.start();
        }
      }
      if (start != -1) {
        regions.add(new Region(start, session.leadOut()));
      }
    }
  }

  /** The source itself where nothing is to be moved. */
  static DiscSource of(DiscSource source, int samples) {
    return samples == 0 ? source : new ShiftedSource(source, samples);
  }

  @Override
  public Layout layout() {
    return source.layout();
  }

  @Override
  public void read(int lba, int count, SectorFormat format, MemorySegment into, long offset)
      throws SourceException {
    source.read(lba, count, format, into, offset);
    if (format.main() == SectorFormat.Main.NONE) {
      return;
    }
    int next = lba;
    long at = offset;
    while (next < lba + count) {
      Stretch stretch = layout().at(next);
      int run = Math.min(lba + count, stretch.end()) - next;
      int stride = format.bytes(stretch.track().mode());
      if (stretch.inTrack() && stretch.track().mode().isAudio()) {
        move(next, run, into, at, stride);
      }
      next += run;
      at += (long) run * stride;
    }
  }

  private void move(int lba, int count, MemorySegment into, long at, int stride)
      throws SourceException {
    Region region =
        regions.stream()
            .filter(one -> lba >= one.start() && lba < one.end())
            .findFirst()
            .orElseThrow();
    MemorySegment memory = borrow();
    try {
      for (int i = 0; i < count; i += BATCH) {
        int run = Math.min(BATCH, count - i);
        gather(region, lba + i, run, memory);
        for (int k = 0; k < run; k++) {
          MemorySegment.copy(memory, (long) k * SECTOR, into, at + (long) (i + k) * stride, SECTOR);
        }
      }
    } finally {
      giveBack(memory);
    }
  }

  /** Puts moved audio at the start of the memory; behind it is room for one sector more. */
  private void gather(Region region, int lba, int count, MemorySegment memory)
      throws SourceException {
    long bytes = (long) count * SECTOR;
    long from = (long) (lba - region.start()) * SECTOR + shift;
    long size = (long) (region.end() - region.start()) * SECTOR;
    long low = Math.clamp(from, 0, size);
    long high = Math.clamp(from + bytes, 0, size);
    if (low < high) {
      int first = (int) (low / SECTOR);
      int last = (int) ((high + SECTOR - 1) / SECTOR);
      source.read(region.start() + first, last - first, SectorFormat.PLAIN, memory, 0);
      MemorySegment.copy(memory, low - (long) first * SECTOR, memory, low - from, high - low);
    }
    long silentBefore = low < high ? low - from : bytes;
    memory.asSlice(0, silentBefore).fill((byte) 0);
    memory.asSlice(silentBefore + high - low, bytes - silentBefore - (high - low)).fill((byte) 0);
  }

  private synchronized MemorySegment borrow() {
    MemorySegment memory = idle.poll();
    return memory != null ? memory : MemorySegment.ofArray(new byte[(BATCH + 1) * SECTOR]);
  }

  private synchronized void giveBack(MemorySegment memory) {
    idle.push(memory);
  }
}
