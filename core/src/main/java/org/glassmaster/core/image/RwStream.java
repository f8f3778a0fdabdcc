package org.glassmaster.core.image;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.glassmaster.core.disc.SubchannelRun;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.layout.SessionLayout;
import org.glassmaster.core.layout.TrackLayout;
import org.glassmaster.core.subchannel.RwChannel;
import org.glassmaster.core.subchannel.RwPack;
import org.glassmaster.core.subchannel.SubchannelForm;
import org.jspecify.annotations.Nullable;

/**
 * The sub-channel that a disc's sources hold, by address. R–W packs make one stream over the whole
 * disc, since interleaving spreads a pack over the sectors that follow.
 */
final class RwStream {
  private static final int SYMBOLS = 96;

  private record Placed(int start, int end, SubchannelRun run) {
    long position(int lba) {
      return run.offset() + (long) (lba - start) * run.stride();
    }
  }

  private final List<Placed> runs;
  private final int base;
  private final boolean recordedPq;

  RwStream(Layout layout) {
    List<Placed> placed = new ArrayList<>();
    for (SessionLayout session : layout.sessions()) {
      place(placed, session.session().leadIn(), session.pause(), session.leadIn(), session.pause());
      for (TrackLayout track : session.tracks()) {
        place(placed, track.track().subchannel(), track.start(), track.start(), track.end());
      }
      place(
          placed, session.session().leadOut(), session.leadOut(), session.leadOut(), session.end());
    }
    placed.sort((one, other) -> Integer.compare(one.start, other.start));
    this.runs = List.copyOf(placed);
    this.base = layout.start();
    this.recordedPq = placed.stream().anyMatch(one -> one.run.form().hasPq());
  }

  /** Cuts runs to the stretch that owns them. */
  private static void place(
      List<Placed> into, List<SubchannelRun> runs, int origin, int from, int to) {
    for (SubchannelRun run : runs) {
      int start = Math.max(origin + run.first(), from);
      int end = Math.min(origin + run.first() + run.count(), to);
      if (start < end) {
        long skipped = (long) (start - origin - run.first()) * run.stride();
        into.add(
            new Placed(
                start,
                end,
                new SubchannelRun(
                    0,
                    end - start,
                    run.source(),
                    run.offset() + skipped,
                    run.stride(),
                    run.form())));
      }
    }
  }

  boolean hasRecordedPq() {
    return recordedPq;
  }

  /** Copies a sector's P–W as recorded; false where there is no record of P and Q. */
  boolean copyRecorded(int lba, SubchannelForm form, MemorySegment into, long at, Scratch scratch)
      throws SourceException {
    Placed placed = at(lba);
    if (placed == null || !placed.run.form().hasPq() || form == SubchannelForm.NONE) {
      return false;
    }
    SubchannelForm stored = stored(placed.run.form());
    if (stored == form) {
      read(placed, lba, into, at);
    } else if (stored.convertsTo(form)) {
      read(placed, lba, scratch.symbols, 0);
      stored.convert(scratch.symbols, 0, 0, form, into, at, 0, 1);
    } else {
      read(placed, lba, scratch.symbols, 0);
      stored.readQ(scratch.symbols, 0, scratch.q, 0);
      boolean pause = stored.readP(scratch.symbols, 0);
      form.compose(scratch.q, 0, pause, into, at);
      if (fill(lba, form, into, at, scratch)) {
        form.overlay(scratch.q, 0, pause, into, at);
      }
    }
    return true;
  }

  /**
   * Writes a sector's R–W, with P and Q still to come; false, and nothing written, where there is
   * none.
   */
  boolean fill(int lba, SubchannelForm form, MemorySegment into, long at, Scratch scratch)
      throws SourceException {
    if (runs.isEmpty() || form == SubchannelForm.NONE || form == SubchannelForm.PQ16) {
      return false;
    }
    Placed placed = at(lba);
    SubchannelForm stored = placed == null ? SubchannelForm.NONE : stored(placed.run.form());
    if (placed == null || stored == SubchannelForm.PQ16) {
      boolean rings = isPacks(lba - 1) || isPacks(lba - RwChannel.FLUSH_SECTORS);
      return rings && encode(lba, form, into, at, scratch);
    }
    if (stored == SubchannelForm.COOKED96 && form != SubchannelForm.COOKED96) {
      return encode(lba, form, into, at, scratch);
    }
    if (stored != SubchannelForm.COOKED96 && form == SubchannelForm.COOKED96) {
      RwChannel.decode(lba - base, 1, scratch.discSymbols, scratch.packs, into, at, SYMBOLS);
      return true;
    }
    if (stored == form) {
      read(placed, lba, into, at);
    } else {
      read(placed, lba, scratch.symbols, 0);
      stored.convert(scratch.symbols, 0, 0, form, into, at, 0, 1);
    }
    return true;
  }

  private boolean encode(int lba, SubchannelForm form, MemorySegment into, long at, Scratch scratch)
      throws SourceException {
    if (form == SubchannelForm.COOKED96) {
      return false;
    }
    if (form == SubchannelForm.RAW96) {
      RwChannel.encode(lba - base, 1, scratch.logicalPacks, scratch.packs, into, at, SYMBOLS);
    } else {
      RwChannel.encode(
          lba - base, 1, scratch.logicalPacks, scratch.packs, scratch.symbols, 0, SYMBOLS);
      SubchannelForm.RAW96.convert(scratch.symbols, 0, 0, form, into, at, 0, 1);
    }
    return true;
  }

  /**
   * The stream of packs in logical order, or of symbols in disc order; zero where none are stored.
   */
  void gather(long first, int count, MemorySegment to, long at, boolean packs, Scratch scratch)
      throws SourceException {
    for (int i = 0; i < count; i++) {
      long number = first + i;
      int lba = base + (int) Math.floorDiv(number, (long) RwPack.PER_SECTOR);
      int inside = (int) Math.floorMod(number, (long) RwPack.PER_SECTOR) * RwPack.SYMBOLS;
      long target = at + (long) i * RwPack.SYMBOLS;
      Placed placed = at(lba);
      boolean fits =
          placed != null
              && placed.run.form().hasRw()
              && (stored(placed.run.form()) == SubchannelForm.COOKED96) == packs;
      if (placed == null || !fits) {
        Zeros.fill(to, target, RwPack.SYMBOLS);
      } else if (placed.run.form() == SubchannelRun.Form.PW_PLANES) {
        read(placed, lba, scratch.planes, 0);
        SubchannelForm.PLANES96.convert(
            scratch.planes, 0, 0, SubchannelForm.RAW96, scratch.symbols, 0, 0, 1);
        MemorySegment.copy(scratch.symbols, inside, to, target, RwPack.SYMBOLS);
      } else {
        placed.run.source().read(placed.position(lba) + inside, to, target, RwPack.SYMBOLS);
      }
    }
  }

  private static void read(Placed placed, int lba, MemorySegment into, long at)
      throws SourceException {
    try {
      placed.run.source().read(placed.position(lba), into, at, placed.run.form().bytes());
    } catch (SourceException e) {
      throw e.lba().isPresent() ? e : e.atLba(lba);
    }
  }

  private boolean isPacks(int lba) {
    Placed placed = at(lba);
    return placed != null
        && placed.run.form().hasRw()
        && stored(placed.run.form()) == SubchannelForm.COOKED96;
  }

  private static SubchannelForm stored(SubchannelRun.Form form) {
    return switch (form) {
      case RW_PACKS, PW_PACKS -> SubchannelForm.COOKED96;
      case RW_SYMBOLS, PW_RAW -> SubchannelForm.RAW96;
      case PW_PLANES -> SubchannelForm.PLANES96;
      case PQ -> SubchannelForm.PQ16;
    };
  }

  private @Nullable Placed at(int lba) {
    int low = 0;
    int high = runs.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      Placed placed = runs.get(middle);
      if (lba < placed.start) {
        high = middle - 1;
      } else if (lba >= placed.end) {
        low = middle + 1;
      } else {
        return placed;
      }
    }
    return null;
  }
}
