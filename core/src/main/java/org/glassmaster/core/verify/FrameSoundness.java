package org.glassmaster.core.verify;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.OptionalInt;
import org.glassmaster.core.address.Msf;
import org.glassmaster.core.disc.SubchannelRun;
import org.glassmaster.core.fault.CancelledException;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.image.DiscSource;
import org.glassmaster.core.image.SectorFormat;
import org.glassmaster.core.layout.Area;
import org.glassmaster.core.layout.SessionLayout;
import org.glassmaster.core.layout.Stretch;
import org.glassmaster.core.layout.TrackLayout;
import org.glassmaster.core.port.Job;
import org.glassmaster.core.subchannel.Crc16;
import org.glassmaster.core.subchannel.QFrame;
import org.glassmaster.core.subchannel.QPosition;
import org.glassmaster.core.subchannel.SubchannelForm;

/** Checks recorded Q frames: their CRC, and what they say against the structure of the disc. */
final class FrameSoundness {
  private static final int BATCH = 64;
  private static final SectorFormat PQ =
      new SectorFormat(SectorFormat.Main.NONE, SubchannelForm.PQ16);
  private static final int POINT_LEAD_OUT = 0xA2;

  private final DiscSource source;
  private final Faults faults;
  private final Job job;
  private final MemorySegment buffer;
  private final QPosition here = new QPosition();

  FrameSoundness(DiscSource source, Faults faults, Job job, Arena arena) {
    this.source = source;
    this.faults = faults;
    this.job = job;
    this.buffer = arena.allocate((long) BATCH * SubchannelForm.PQ16.size(), Long.BYTES);
  }

  void check() throws CancelledException {
    for (SessionLayout session : source.layout().sessions()) {
      for (SubchannelRun run : session.session().leadIn()) {
        run(run, session.pause(), session.leadIn(), session.pause());
      }
      for (TrackLayout track : session.tracks()) {
        for (SubchannelRun run : track.track().subchannel()) {
          run(run, track.start(), track.start(), track.end());
        }
      }
      for (SubchannelRun run : session.session().leadOut()) {
        run(run, session.leadOut(), session.leadOut(), session.end());
      }
    }
  }

  private void run(SubchannelRun run, int origin, int low, int high) throws CancelledException {
    if (!run.form().hasPq()) {
      return;
    }
    int from = Math.max(low, origin + run.first());
    int to = Math.min(high, origin + run.first() + run.count());
    for (int lba = from; lba < to; lba += BATCH) {
      job.checkpoint();
      int count = Math.min(BATCH, to - lba);
      try {
        source.read(lba, count, PQ, buffer, 0);
      } catch (SourceException e) {
        faults.at(
            "sub-channel",
            OptionalInt.of(lba),
            "readable sub-channel",
            "unreadable: " + e.getMessage());
        continue;
      }
      for (int i = 0; i < count; i++) {
        frame(lba + i, (long) i * SubchannelForm.PQ16.size());
      }
    }
  }

  private void frame(int lba, long at) {
    if (!Crc16.isGood(buffer, at, QFrame.BYTES - 2)) {
      faults.sector("Q frame", lba, "a good CRC", "a bad one");
      return;
    }
    Stretch stretch = source.layout().at(lba);
    if (stretch.area() != Area.LEAD_IN && here.read(buffer, at) && isThere(lba, stretch)) {
      return;
    }
    switch (QFrame.decodeUnchecked(buffer, at)) {
      case QFrame.Position position when stretch.area() == Area.LEAD_IN ->
          faults.sector("Q frame", lba, "an item of the lead-in", position.toString());
      case QFrame.Position position -> position(lba, stretch, position);
      case QFrame.TocItem item when stretch.area() == Area.LEAD_IN -> item(lba, stretch, item);
      case QFrame.TocItem item -> faults.sector("Q frame", lba, "a position", item.toString());
      case QFrame.Recording recording -> {
        boolean ours =
            stretch.track().isrc().map(recording.isrc()::equals).orElse(true)
                || stretch.area() == Area.LEAD_OUT;
        if (!ours) {
          faults.sector(
              "isrc",
              lba,
              stretch.track().isrc().map(Object::toString).orElse("none"),
              recording.isrc().toString());
        }
      }
      case QFrame.Catalogue catalogue -> {
        if (source.disc().mcn().filter(mcn -> !mcn.equals(catalogue.mcn())).isPresent()) {
          faults.sector("mcn", lba, source.disc().mcn().get().digits(), catalogue.mcn().digits());
        }
      }
      case QFrame.Mode5 other -> {}
      case QFrame.Unknown unknown ->
          faults.sector("Q frame", lba, "a known mode", unknown.toString());
    }
  }

  private boolean isThere(int lba, Stretch stretch) {
    return here.track() == stretch.tno()
        && here.index() == stretch.index()
        && here.absolute() == Msf.framesOfLba(lba);
  }

  private void position(int lba, Stretch stretch, QFrame.Position position) {
    faults.sector(
        "Q frame",
        lba,
        words(stretch.tno(), stretch.index(), Msf.ofLba(lba)),
        words(position.track(), position.index(), position.absolute()));
  }

  private static String words(int track, int index, Msf absolute) {
    String where = track == QFrame.LEAD_OUT ? "lead-out" : "track " + track;
    return where + " index " + index + " at " + absolute;
  }

  private void item(int lba, Stretch stretch, QFrame.TocItem item) {
    SessionLayout session =
        source.layout().sessions().stream()
            .filter(one -> one.number() == stretch.session())
            .findFirst()
            .orElseThrow();
    int wanted = Integer.MIN_VALUE;
    if (item.point() == POINT_LEAD_OUT) {
      wanted = session.leadOut();
    } else {
      for (TrackLayout track : session.tracks()) {
        wanted = track.track().number() == item.point() ? track.index1() : wanted;
      }
    }
    int point = item.point();
    if (wanted != Integer.MIN_VALUE) {
      Msf address = Msf.ofLba(wanted);
      if (!item.address().map(address::equals).orElse(false)) {
        faults.sector(
            "lead-in", lba, "point " + point + " at " + address, "point " + point + " elsewhere");
      }
    } else if (point <= 99) {
      faults.sector("lead-in", lba, "the tracks of the session", "point " + point);
    }
  }
}
