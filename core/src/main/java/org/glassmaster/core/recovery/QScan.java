package org.glassmaster.core.recovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.address.Msf;
import org.glassmaster.core.disc.Mcn;
import org.glassmaster.core.subchannel.QFrame;

/** What the Q frames of a session say, taken in the order of addresses. */
final class QScan {
  private static final int DISC_TYPE_POINT = 0xA0;

  final List<TrackScan> tracks = new ArrayList<>();
  final Votes<Mcn> mcn = new Votes<>();
  final Votes<Integer> discType = new Votes<>();
  final Map<Integer, Votes<Integer>> points = new TreeMap<>();
  private final Votes<Integer> leadOut = new Votes<>();
  private int lastSeen = Geometry.FIRST_LBA;
  int goodFrames;
  int damagedFrames;
  int misplacedFrames;
  boolean leadOutSeen;
  boolean moreSessions;

  /** Takes a frame, or its being damaged. */
  void frame(int lba, Optional<QFrame> decoded) {
    if (decoded.isEmpty()) {
      damagedFrames++;
      return;
    }
    goodFrames++;
    switch (decoded.get()) {
      case QFrame.TocItem item -> tocItem(item);
      case QFrame.Position position -> position(lba, position);
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

  private void position(int lba, QFrame.Position position) {
    if (position.absolute().frames() != Msf.framesOfLba(lba)) {
      misplacedFrames++;
    }
    if (position.track() == QFrame.LEAD_OUT) {
      leadOutSeen = true;
      leadOut.add(lba - position.relative().frames());
      return;
    }
    if (leadOutSeen) {
      moreSessions = true;
      return;
    }
    TrackScan last = tracks.isEmpty() ? null : tracks.getLast();
    if (last == null
        || position.track() == last.number + 1
        || (position.track() > last.number && last.hasProgramme())) {
      last = new TrackScan(position.track(), new Transition(lastSeen, lba));
      tracks.add(last);
    }
    lastSeen = lba;
    if (position.track() == last.number) {
      last.position(lba, position.index(), position.relative().frames(), position.control());
    }
  }

  /** Where the lead-out starts, or the end of what is recorded. */
  int leadOut(int end) {
    return leadOut.winner().orElse(end);
  }
}
