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
      position(lba, here.control(), here.track(), here.index(), here.relative(), here.absolute());
    } else {
      goodFrames++;
      frame(lba, QFrame.decodeUnchecked(q, at));
    }
  }

  private void frame(int lba, QFrame decoded) {
    switch (decoded) {
      case QFrame.TocItem item -> tocItem(item);
      case QFrame.Position position ->
          position(
              lba,
              position.control(),
              position.track(),
              position.index(),
              position.relative().frames(),
              position.absolute().frames());
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
      case QFrame.Mode5 mode5 -> {}
      case QFrame.Unknown unknown -> {}
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

  private void position(int lba, int control, int track, int index, int relative, int absolute) {
    if (absolute != Msf.framesOfLba(lba)) {
      misplacedFrames++;
    }
    if (track == QFrame.LEAD_OUT) {
      leadOutSeen = true;
      leadOut.add(lba - relative);
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
      last.position(lba, index, relative, control);
    }
  }

  /** Where the lead-out starts, or the end of what is recorded. */
  int leadOut(int end) {
    return leadOut.winner().orElse(end);
  }
}
