package org.glassmaster.mmc.internal.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.glassmaster.core.address.Bcd;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.finding.Finding;
import org.jspecify.annotations.Nullable;

/**
 * A table of contents in the making. Items come in any order and may say anything; what contradicts
 * itself or the geometry of a disc is counted as a fault and left out.
 */
final class TocDraft {
  /** How a drive writes numbers in formats 2 and 3. */
  enum Numbers {
    /** As MMC has it. */
    BINARY,
    /** As they stand in Q, which some drives pass on. */
    BCD;

    private static final int NONE = -1;

    int of(int b) {
      if (this == BINARY) {
        return b;
      }
      return Bcd.isValid(b) ? Bcd.decode(b) : NONE;
    }
  }

  private static final int POINT_FIRST = 0xA0;
  private static final int POINT_LAST = 0xA1;
  private static final int POINT_LEAD_OUT = 0xA2;
  private static final int NO_TIME = Integer.MIN_VALUE;
  private static final int FIRST_DISTANCE =
      Geometry.FIRST_LEAD_OUT + Geometry.LATER_LEAD_IN + Geometry.PAUSE;
  private static final int LATER_DISTANCE =
      Geometry.LATER_LEAD_OUT + Geometry.LATER_LEAD_IN + Geometry.PAUSE;

  private static final class Part {
    final Map<Integer, DriveToc.Track> tracks = new TreeMap<>();
    OptionalInt leadOut = OptionalInt.empty();
    OptionalInt discType = OptionalInt.empty();
  }

  private final Map<Integer, Part> parts = new TreeMap<>();
  private final List<Finding> findings = new ArrayList<>();
  private int faults;

  /** Takes the items of format 2. */
  static TocDraft of(ReadToc.Items items, Numbers numbers) {
    TocDraft draft = new TocDraft();
    for (ReadToc.Item item : items.items()) {
      if (item.adr() == 1 && item.tno() == 0) {
        draft.item(item, numbers);
      }
    }
    return draft;
  }

  private void item(ReadToc.Item item, Numbers numbers) {
    int session = Math.max(1, item.session());
    switch (item.point()) {
      case POINT_FIRST -> part(session).discType = OptionalInt.of(item.pointed() >> 8 & 0xFF);
      case POINT_LAST -> {}
      case POINT_LEAD_OUT -> leadOut(session, lba(item.pointed(), numbers));
      default -> {
        int number = item.point() > 0x99 ? -1 : numbers.of(item.point());
        track(session, number, item.control(), lba(item.pointed(), numbers));
      }
    }
  }

  private static int lba(int msf, Numbers numbers) {
    return lba(numbers.of(msf >> 16 & 0xFF), numbers.of(msf >> 8 & 0xFF), numbers.of(msf & 0xFF));
  }

  private static int lba(int minute, int second, int frame) {
    if (minute < 0 || minute > 99 || second < 0 || second > 59 || frame < 0 || frame > 74) {
      return NO_TIME;
    }
    return (minute * 60 + second) * Geometry.SECTORS_PER_SECOND + frame - Geometry.PAUSE;
  }

  /** The LBA of the bytes 0, M, S, F; something no disc has where they are no time. */
  static int lbaOfMsf(int bytes) {
    return lba(bytes >>> 16, bytes >> 8 & 0xFF, bytes & 0xFF);
  }

  private Part part(int session) {
    return parts.computeIfAbsent(session, key -> new Part());
  }

  /** Takes a track. */
  void track(int session, int number, int control, int start) {
    if (number < 1 || number > Geometry.LAST_NUMBER) {
      fault("disc", "the table of contents has a track " + number);
    } else if (start <= Geometry.FIRST_PAUSE_LBA || start >= Geometry.LAST_LEAD_OUT_START) {
      fault("track " + number, "the table of contents has it nowhere on a disc");
    } else {
      DriveToc.Track track = new DriveToc.Track(number, control, start);
      DriveToc.Track before = part(session).tracks.putIfAbsent(number, track);
      if (before != null && !before.equals(track)) {
        fault("track " + number, "the table of contents has it twice");
      }
    }
  }

  /** Takes the end of a session. */
  void leadOut(int session, int lba) {
    if (lba <= 0 || lba > Geometry.LAST_LEAD_OUT_START) {
      fault("session " + session, "the table of contents has its lead-out nowhere on a disc");
    } else {
      part(session).leadOut = OptionalInt.of(lba);
    }
  }

  private void fault(String where, String message) {
    faults++;
    // A table of rubbish has rubbish in every item: nobody reads more than a few of them.
    if (faults <= 5) {
      findings.add(ReadFinding.TOC_IMPOSSIBLE.at(where, message));
    }
  }

  /** What makes sense of it; no session where nothing does. */
  DriveToc build(boolean full, OptionalInt lastLeadOut) {
    List<DriveToc.Session> sessions = new ArrayList<>();
    int number = 0;
    int floor = Geometry.FIRST_PAUSE_LBA;
    List<Map.Entry<Integer, Part>> all = new ArrayList<>(parts.entrySet());
    for (int i = 0; i < all.size(); i++) {
      Part part = all.get(i).getValue();
      boolean last = i == all.size() - 1;
      int end = end(part, last, lastLeadOut, i + 1 < all.size() ? all.get(i + 1) : null, i == 0);
      List<DriveToc.Track> tracks = new ArrayList<>();
      for (DriveToc.Track track : part.tracks.values()) {
        if (track.number() <= number || track.start() <= floor || track.start() >= end) {
          fault(track.place(), "the table of contents has it out of order");
        } else {
          if (number != 0 && track.number() != number + 1) {
            fault(track.place(), "the table of contents has track " + number + " before it");
          }
          tracks.add(track);
          number = track.number();
          floor = track.start();
        }
      }
      if (tracks.isEmpty()) {
        if (!part.tracks.isEmpty() || part.leadOut.isPresent()) {
          fault("session " + all.get(i).getKey(), "the table of contents has no track in it");
        }
      } else {
        sessions.add(new DriveToc.Session(sessions.size() + 1, tracks, end, part.discType));
        floor = end;
      }
    }
    return new DriveToc(sessions, full, findings);
  }

  private int end(
      Part part,
      boolean last,
      OptionalInt lastLeadOut,
      Map.@Nullable Entry<Integer, Part> next,
      boolean first) {
    if (part.leadOut.isPresent()) {
      return part.leadOut.getAsInt();
    }
    if (last && lastLeadOut.isPresent()) {
      return lastLeadOut.getAsInt();
    }
    int start =
        next == null
            ? Integer.MAX_VALUE
            : next.getValue().tracks.values().stream()
                .mapToInt(DriveToc.Track::start)
                .min()
                .orElse(Integer.MAX_VALUE);
    if (start == Integer.MAX_VALUE) {
      fault("disc", "the table of contents has no lead-out");
      return Integer.MIN_VALUE;
    }
    return start - (first ? FIRST_DISTANCE : LATER_DISTANCE);
  }

  /** How often something made no sense so far. */
  int faults() {
    return faults;
  }
}
