package org.glassmaster.core.verify;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.glassmaster.core.address.Msf;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.disc.SectorForm;
import org.glassmaster.core.disc.TrackMode;
import org.glassmaster.core.fault.CancelledException;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.image.DiscSource;
import org.glassmaster.core.image.SectorFormat;
import org.glassmaster.core.layout.TrackLayout;
import org.glassmaster.core.port.Job;
import org.glassmaster.core.port.Phase;
import org.glassmaster.core.port.Progress;
import org.glassmaster.core.sector.SectorChecker;
import org.glassmaster.core.sector.SectorMode;
import org.glassmaster.core.sector.SectorState;

/** Reads every sector that comes from a source, and checks the codes that are stored with it. */
final class SectorSoundness {
  private static final int SECTOR = Fragment.SECTOR;
  private static final int BATCH = 64;
  private static final int PATIENCE = 300;

  private final DiscSource source;
  private final Faults faults;
  private final Job job;
  private final MemorySegment buffer;
  private final SectorChecker checker = new SectorChecker();
  private int done;
  private int inARow;

  SectorSoundness(DiscSource source, Faults faults, Job job, Arena arena) {
    this.source = source;
    this.faults = faults;
    this.job = job;
    this.buffer = arena.allocate((long) BATCH * SECTOR, Long.BYTES);
  }

  /** Checks all; says how many sectors were read. */
  int check() throws CancelledException {
    int total = source.layout().tracks().mapToInt(track -> track.end() - track.start()).sum();
    int passed = 0;
    for (TrackLayout track : source.layout().tracks().toList()) {
      long position = 0;
      for (Fragment fragment : track.track().content()) {
        int from = track.start() + (int) (position / SECTOR);
        position += fragment.length();
        int to = track.start() + (int) ((position + SECTOR - 1) / SECTOR);
        if (!(fragment instanceof Fragment.Zero)) {
          run(track.track().mode(), fragment, from, to, passed - track.start(), total);
        }
      }
      passed += track.end() - track.start();
    }
    return done;
  }

  private void run(TrackMode mode, Fragment fragment, int from, int to, int before, int total)
      throws CancelledException {
    boolean codes =
        fragment instanceof Fragment.Sectors sectors && storesCodes(sectors.form(), mode);
    boolean user = !codes && !mode.isAudio();
    SectorFormat format = user ? SectorFormat.USER : SectorFormat.PLAIN;
    inARow = 0;
    for (int lba = from; lba < to; lba += BATCH) {
      job.checkpoint();
      int count = Math.min(BATCH, to - lba);
      read(mode, format, codes, lba, count);
      done += count;
      job.tell(
          new Progress.Advanced(
              Phase.VERIFYING,
              OptionalInt.empty(),
              before + lba + count,
              total,
              OptionalDouble.empty(),
              OptionalDouble.empty()));
    }
  }

  /** Forms that hold EDC and ECC as a source has them, and not just room for them. */
  private static boolean storesCodes(SectorForm form, TrackMode mode) {
    return switch (form) {
      case WHOLE, WHOLE_SCRAMBLED -> true;
      case DATA_2336 -> mode != TrackMode.MODE2 && mode != TrackMode.MODE0;
      default -> false;
    };
  }

  private void read(TrackMode mode, SectorFormat format, boolean codes, int lba, int count) {
    if (inARow < PATIENCE) {
      try {
        source.read(lba, count, format, buffer, 0);
        inARow = 0;
        if (codes) {
          codes(mode, lba, count);
        }
        return;
      } catch (SourceException e) {
        // One of them cannot be read: the others can, one by one.
      }
    }
    for (int i = 0; i < count; i++) {
      String reason = "nothing read any more";
      if (inARow < PATIENCE) {
        try {
          source.read(lba + i, 1, format, buffer, 0);
          inARow = 0;
          if (codes) {
            codes(mode, lba + i, 1);
          }
          continue;
        } catch (SourceException e) {
          reason = "unreadable: " + e.getMessage();
        }
      }
      inARow++;
      faults.sector("sector", lba + i, "a readable sector", reason);
    }
  }

  private void codes(TrackMode mode, int lba, int count) {
    for (int i = 0; i < count; i++) {
      int state =
          switch (mode) {
            case AUDIO -> throw new IllegalStateException("audio has no codes");
            case MODE0 -> check(SectorMode.MODE0, i);
            case MODE1 -> check(SectorMode.MODE1, i);
            case MODE2 -> check(SectorMode.MODE2, i);
            case MODE2_FORM1 -> check(SectorMode.FORM1, i);
            case MODE2_FORM2 -> check(SectorMode.FORM2, i);
            case MODE2_MIXED -> checker.check(buffer, (long) i * SECTOR);
          };
      if (!SectorState.isSound(state)) {
        faults.sector(
            "codes of a data sector", lba + i, mode.label(), SectorState.of(state).toString());
      } else if (!SectorState.isAt(state, lba + i)) {
        faults.sector(
            "address of a data sector",
            lba + i,
            Msf.ofLba(lba + i).toString(),
            SectorState.of(state).time().map(Msf::toString).orElse("none"));
      }
    }
  }

  private int check(SectorMode mode, int index) {
    return checker.check(mode, buffer, (long) index * SECTOR);
  }
}
