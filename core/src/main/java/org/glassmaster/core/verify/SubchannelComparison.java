package org.glassmaster.core.verify;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.glassmaster.core.disc.SubchannelRun;
import org.glassmaster.core.disc.Track;
import org.glassmaster.core.fault.CancelledException;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.fidelity.Attribute;
import org.glassmaster.core.image.DiscSource;
import org.glassmaster.core.image.SectorFormat;
import org.glassmaster.core.layout.TrackLayout;
import org.glassmaster.core.port.Job;
import org.glassmaster.core.subchannel.QFrame;
import org.glassmaster.core.subchannel.RwPack;
import org.glassmaster.core.subchannel.SubchannelForm;

/**
 * Compares sub-channel that two discs have recorded: the R–W packs, and P and Q. What either has to
 * make from its structure is not compared, because the structure itself is.
 */
final class SubchannelComparison {
  private static final int BATCH = 64;
  private static final int SYMBOLS = 96;
  private static final ValueLayout.OfLong WORD =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final long RW = 0x3F3F_3F3F_3F3F_3F3FL;

  /** Of a pack's first eight symbols all but 2 and 3, of its last eight all but 20 to 23. */
  private static final long BEFORE_Q_PARITY_AND_BEHIND = 0x3F3F_3F3F_0000_3F3FL;

  private static final long BEFORE_P_PARITY = 0x0000_0000_3F3F_3F3FL;
  private static final SectorFormat PACKS =
      new SectorFormat(SectorFormat.Main.NONE, SubchannelForm.COOKED96);
  private static final SectorFormat PQ =
      new SectorFormat(SectorFormat.Main.NONE, SubchannelForm.PQ16);

  private final DiscSource expected;
  private final DiscSource found;
  private final Scope scope;
  private final Ledger ledger;
  private final Job job;
  private final MemorySegment wanted;
  private final MemorySegment there;

  SubchannelComparison(
      DiscSource expected, DiscSource found, Scope scope, Ledger ledger, Job job, Arena arena) {
    this.expected = expected;
    this.found = found;
    this.scope = scope;
    this.ledger = ledger;
    this.job = job;
    this.wanted = arena.allocate((long) BATCH * SYMBOLS, Long.BYTES);
    this.there = arena.allocate((long) BATCH * SYMBOLS, Long.BYTES);
  }

  void compare() throws SourceException, CancelledException {
    Map<Integer, TrackLayout> others =
        found
            .layout()
            .tracks()
            .collect(Collectors.toMap(track -> track.track().number(), track -> track));
    for (TrackLayout track : expected.layout().tracks().toList()) {
      TrackLayout other = others.get(track.track().number());
      if (other != null) {
        packs(track, other);
        positions(track, other);
      }
    }
  }

  private void packs(TrackLayout track, TrackLayout other)
      throws SourceException, CancelledException {
    String where = "track " + track.track().number();
    Predicate<SubchannelRun> rw = run -> run.form().hasRw();
    if (!has(track.track(), rw) || scope.isLost(Attribute.RW_SUBCHANNEL, where)) {
      return;
    }
    if (!has(other.track(), rw) && !isWritten(track, rw)) {
      // What was recorded of a channel in which nothing was written is no different from none.
      return;
    }
    if (scope.unseen().contains(Attribute.RW_SUBCHANNEL)) {
      ledger.unreadable(Attribute.RW_SUBCHANNEL);
    } else if (!has(other.track(), rw)) {
      ledger.differs(
          Attribute.RW_SUBCHANNEL,
          where,
          OptionalInt.of(track.start()),
          "an R–W sub-channel",
          "none");
    } else {
      ledger.looked(Attribute.RW_SUBCHANNEL);
      sectors(Attribute.RW_SUBCHANNEL, PACKS, rw, track, other);
    }
  }

  private boolean isWritten(TrackLayout track, Predicate<SubchannelRun> rw)
      throws SourceException, CancelledException {
    for (SubchannelRun run : track.track().subchannel()) {
      if (!rw.test(run)) {
        continue;
      }
      int end = track.start() + run.first() + run.count();
      for (int lba = track.start() + run.first(); lba < end; lba += BATCH) {
        job.checkpoint();
        int count = Math.min(BATCH, end - lba);
        expected.read(lba, count, PACKS, wanted, 0);
        for (long p = 0; p < (long) count * SYMBOLS; p += Long.BYTES) {
          if ((wanted.get(ValueLayout.JAVA_LONG, p) & RW) != 0) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private void positions(TrackLayout track, TrackLayout other)
      throws SourceException, CancelledException {
    Predicate<SubchannelRun> pq = run -> run.form().hasPq();
    if (!has(track.track(), pq) || scope.isMadeAnew(Attribute.PQ_SUBCHANNEL)) {
      return;
    }
    if (scope.unseen().contains(Attribute.PQ_SUBCHANNEL) || !has(other.track(), pq)) {
      ledger.unreadable(Attribute.PQ_SUBCHANNEL);
    } else {
      ledger.looked(Attribute.PQ_SUBCHANNEL);
      sectors(Attribute.PQ_SUBCHANNEL, PQ, pq, track, other);
    }
  }

  /** Compares the sectors of a track for which both discs have what is asked. */
  private void sectors(
      Attribute attribute,
      SectorFormat format,
      Predicate<SubchannelRun> which,
      TrackLayout track,
      TrackLayout other)
      throws SourceException, CancelledException {
    for (SubchannelRun run : track.track().subchannel()) {
      if (!which.test(run)) {
        continue;
      }
      for (SubchannelRun counterpart : other.track().subchannel()) {
        if (which.test(counterpart)) {
          int shift = other.start() - track.start();
          int from = track.start() + Math.max(run.first(), counterpart.first());
          int to =
              track.start()
                  + Math.min(run.first() + run.count(), counterpart.first() + counterpart.count());
          for (int lba = from; lba < to; lba += BATCH) {
            job.checkpoint();
            batch(attribute, format, lba, shift, Math.min(BATCH, to - lba));
          }
        }
      }
    }
  }

  private void batch(Attribute attribute, SectorFormat format, int lba, int shift, int count)
      throws SourceException {
    expected.read(lba, count, format, wanted, 0);
    try {
      found.read(lba + shift, count, format, there, 0);
    } catch (SourceException e) {
      for (int i = 0; i < count; i++) {
        ledger.sector(attribute, lba + i, "readable sub-channel", "unreadable: " + e.getMessage());
      }
      return;
    }
    int stride = format.subchannel().size();
    for (int i = 0; i < count; i++) {
      boolean same =
          attribute == Attribute.RW_SUBCHANNEL
              ? sameSymbols((long) i * stride)
              : MemorySegment.mismatch(
                      wanted,
                      (long) i * stride,
                      (long) i * stride + QFrame.BYTES,
                      there,
                      (long) i * stride,
                      (long) i * stride + QFrame.BYTES)
                  < 0;
      if (!same) {
        ledger.sector(
            attribute,
            lba + i,
            attribute == Attribute.RW_SUBCHANNEL ? "its packs" : frame(wanted, i, stride),
            attribute == Attribute.RW_SUBCHANNEL ? "other packs" : frame(there, i, stride));
      }
    }
  }

  /** Parity is left out: files have any or none, and whoever writes a disc makes it anew. */
  private boolean sameSymbols(long at) {
    long difference = 0;
    for (long pack = at; pack < at + SYMBOLS; pack += RwPack.SYMBOLS) {
      difference |= (wanted.get(WORD, pack) ^ there.get(WORD, pack)) & BEFORE_Q_PARITY_AND_BEHIND;
      difference |= (wanted.get(WORD, pack + 8) ^ there.get(WORD, pack + 8)) & RW;
      difference |= (wanted.get(WORD, pack + 16) ^ there.get(WORD, pack + 16)) & BEFORE_P_PARITY;
    }
    return difference == 0;
  }

  private static String frame(MemorySegment bytes, int index, int stride) {
    return QFrame.decodeUnchecked(bytes, (long) index * stride).toString();
  }

  private static boolean has(Track track, Predicate<SubchannelRun> which) {
    return track.subchannel().stream().anyMatch(which);
  }
}
