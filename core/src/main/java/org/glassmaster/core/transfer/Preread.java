package org.glassmaster.core.transfer;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.disc.SubchannelRun;
import org.glassmaster.core.disc.Track;
import org.glassmaster.core.fault.CancelledException;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.image.DiscSource;
import org.glassmaster.core.image.SectorFormat;
import org.glassmaster.core.layout.SessionLayout;
import org.glassmaster.core.layout.Stretch;
import org.glassmaster.core.port.Job;
import org.glassmaster.core.port.Phase;
import org.glassmaster.core.port.Progress;

/** Reads every byte that a disc takes from its sources once, before anything is written. */
final class Preread {
  private static final int BATCH = 64;
  private static final int ROOM = BATCH * Fragment.SECTOR;

  private final DiscSource source;
  private final Job job;

  Preread(DiscSource source, Job job) {
    this.source = source;
    this.job = job;
  }

  void run() throws SourceException, CancelledException {
    job.tell(new Progress.PhaseBegun(Phase.ANALYSING, OptionalInt.empty()));
    List<Stretch> stretches =
        source.layout().stretches().stream().filter(Stretch::inTrack).toList();
    int total = stretches.stream().mapToInt(Stretch::length).sum();
    int done = 0;
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment memory = arena.allocate(ROOM, Long.BYTES);
      for (Stretch stretch : stretches) {
        SectorFormat format = cheapest(stretch.track());
        for (int lba = stretch.start(); lba < stretch.end(); lba += BATCH) {
          job.checkpoint();
          int count = Math.min(BATCH, stretch.end() - lba);
          source.read(lba, count, format, memory, 0);
          done += count;
          job.tell(
              new Progress.Advanced(
                  Phase.ANALYSING,
                  OptionalInt.of(stretch.track().number()),
                  done,
                  total,
                  OptionalDouble.empty(),
                  OptionalDouble.empty()));
        }
      }
      for (SubchannelRun run : subchannel()) {
        read(run, memory);
      }
    }
  }

  /** User data where that is all a source has, so that no codes are made for nobody. */
  private static SectorFormat cheapest(Track track) {
    int user = track.mode().userBytes();
    for (Fragment fragment : track.content()) {
      if (fragment instanceof Fragment.Sectors sectors
          && (sectors.form().bytes() != user || sectors.stride() != user)) {
        return SectorFormat.PLAIN;
      }
    }
    return SectorFormat.USER;
  }

  private List<SubchannelRun> subchannel() {
    List<SubchannelRun> runs = new ArrayList<>();
    for (SessionLayout session : source.layout().sessions()) {
      runs.addAll(session.session().leadIn());
      session.tracks().forEach(track -> runs.addAll(track.track().subchannel()));
      runs.addAll(session.session().leadOut());
    }
    return runs;
  }

  /** Reads what a run spans, with what lies between its sectors: going forward is cheapest. */
  private void read(SubchannelRun run, MemorySegment memory)
      throws SourceException, CancelledException {
    ByteSource bytes = run.source();
    long end =
        run.count() == 0
            ? run.offset()
            : run.offset() + (long) (run.count() - 1) * run.stride() + run.form().bytes();
    for (long at = run.offset(); at < end; at += ROOM) {
      job.checkpoint();
      bytes.read(at, memory, 0, Math.min(ROOM, end - at));
    }
  }
}
