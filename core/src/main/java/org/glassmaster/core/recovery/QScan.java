package org.glassmaster.core.recovery;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.address.Msf;
import org.glassmaster.core.disc.Mcn;
import org.glassmaster.core.subchannel.Crc16;
import org.glassmaster.core.subchannel.QFrame;
import org.glassmaster.core.subchannel.QPosition;

/** What the Q frames of a session say, taken in the order of addresses. */
final class QScan {
  private static final int DISC_TYPE_POINT = 0xA0;

  final List<TrackScan> tracks = new ArrayList<>();
  final Votes<Mcn> mcn = new Votes<>();
  final Votes<Integer> discType = new Votes<>();
  final Map<Integer, Votes<Integer>> points = new TreeMap<>();
  private final NumberVotes leadOut = new NumberVotes();
  private final QPosition here = new QPosition();
  private int lastSeen = Geometry.FIRST_LBA;
  int goodFrames;
  int damagedFrames;
  int misplacedFrames;
  boolean leadOutSeen;
  boolean moreSessions;

  /** Takes the twelve bytes of a frame. */
  void frame(int lba, MemorySegment q, long at) {
    if (!Crc16.isGood(q, at, QFrame.BYTES - 2)) {
      damagedFrames++;
    } else if (here.read(q, at)) {
      goodFrames++;
      position(lba);
    } else {
      goodFrames++;
      other(QFrame.decodeUnchecked(q, at));
    }
  }

  private void other(QFrame frame) {
    switch (frame) {
      case QFrame.TocItem item -> tocItem(item);
      case QFrame.Catalogue catalogue -> {
        if (!catalogue.mcn().isZero()) {
          mcn.add(catalogue.mcn());
        }
      }
      case QFrame.Recording recording -> {
        if (!tracks.isEmpty() && !leadOutSeen) {
          tracks.getLast().isrc.add(recording.isrc());
        }
      }
      case QFrame.Position _, QFrame.Mode5 _, QFrame.Unknown _ -> {}
    }
  }

  private void tocItem(QFrame.TocItem item) {
    if (leadOutSeen) {
      moreSessions = true;
      return;
    }
    if (item.point() == DISC_TYPE_POINT) {
      discType.add(item.pointed() >> 8 & 0xFF);
    } else {
      item.address()
          .ifPresent(
              address ->
                  points
                      .computeIfAbsent(item.point(), key -> new Votes<>())
                      .add(address.frames() - Geometry.PAUSE));
    }
  }

  /** What a frame that tells one tells of its position. */
  private void position(int lba) {
    int track = here.track();
    if (here.absolute() != Msf.framesOfLba(lba)) {
      misplacedFrames++;
    }
    if (track == QFrame.LEAD_OUT) {
      leadOutSeen = true;
      leadOut.add(lba - here.relative());
      return;
    }
    if (leadOutSeen) {
      moreSessions = true;
      return;
    }
    TrackScan last = tracks.isEmpty() ? null : tracks.getLast();
    if (last == null || track == last.number + 1 || (track > last.number && last.hasProgramme())) {
      last = new TrackScan(track, new Transition(lastSeen, lba));
      tracks.add(last);
    }
    lastSeen = lba;
    if (track == last.number) {
      last.position(lba, here.index(), here.relative(), here.control());
    }
  }

  /** Where the lead-out starts, or the end of what is recorded. */
  int leadOut(int end) {
    return leadOut.winner().orElse(end);
  }
}
