package org.glassmaster.backend.file.internal.ccd;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.glassmaster.backend.file.internal.ccd.CcdSheet.Point;
import org.glassmaster.backend.file.internal.ccd.CcdSheet.TrackSection;
import org.glassmaster.backend.file.internal.finding.Findings;
import org.glassmaster.core.recovery.QSurvey;
import org.glassmaster.core.recovery.Transition;

/**
 * Where a track and its indexes lie.
 *
 * @param start first sector of index 0, or of index 1
 * @param later where index 2 and those after it start, in sectors after index 1
 */
record TrackPlaces(Point point, int start, int end, List<Integer> later) {
  private static final int MOST_LATER = 98;

  TrackPlaces {
    later = List.copyOf(later);
  }

  /**
   * The places of a track between its neighbours.
   *
   * @param earliest the earliest sector it can start at
   * @param end where the next track starts
   * @param first whether it is the first of its session, which begins where its session does
   */
  static TrackPlaces of(
      Point point,
      Optional<TrackSection> section,
      Optional<QSurvey.Seen> seen,
      int earliest,
      int end,
      boolean first,
      Findings findings) {
    if (seen.isPresent() && seen.get().index1() != point.lba()) {
      findings.add(
          CcdFinding.SUB_TOC,
          point.where(),
          "track "
              + point.number()
              + " starts at LBA "
              + point.lba()
              + " by its entry, at "
              + seen.get().index1()
              + " by the sub-channel");
    }
    int start = first ? earliest : start(point, section, seen, earliest, findings);
    return new TrackPlaces(point, start, end, later(point, section, seen, end, findings));
  }

  private static int start(
      Point point,
      Optional<TrackSection> section,
      Optional<QSurvey.Seen> seen,
      int earliest,
      Findings findings) {
    Optional<Integer> said = section.flatMap(TrackSection::pregap).map(gap -> point.lba() - gap);
    if (said.isPresent() && (said.get() < earliest || said.get() > point.lba())) {
      findings.add(
          CcdFinding.INDEX,
          section.get().where(),
          "index 0 of track " + point.number() + " lies where it cannot and is left out");
      said = Optional.empty();
    }
    Optional<Transition> recorded =
        seen.map(QSurvey.Seen::start).filter(change -> change.at() >= earliest);
    if (recorded.isEmpty()) {
      return said.orElse(point.lba());
    }
    if (said.isPresent() && recorded.get().mayBe(said.get())) {
      return said.get();
    }
    int start = Math.min(recorded.get().at(), point.lba());
    if (said.isPresent() && said.get() != start) {
      findings.add(
          CcdFinding.SUB_INDEX,
          section.get().where(),
          "index 0 of track "
              + point.number()
              + " starts at LBA "
              + said.get()
              + " by the sheet, at "
              + start
              + " by the sub-channel");
    }
    return start;
  }

  private static List<Integer> later(
      Point point,
      Optional<TrackSection> section,
      Optional<QSurvey.Seen> seen,
      int end,
      Findings findings) {
    List<Integer> said = section.map(each -> said(each, point, end, findings)).orElse(List.of());
    if (seen.isEmpty()) {
      return said;
    }
    List<Transition> recorded =
        seen.get().later().stream()
            .filter(change -> change.at() > point.lba() && change.at() < end)
            .limit(MOST_LATER)
            .toList();
    boolean agree = said.size() == recorded.size();
    for (int i = 0; agree && i < said.size(); i++) {
      agree = recorded.get(i).mayBe(point.lba() + said.get(i));
    }
    if (agree) {
      return said;
    }
    if (!said.isEmpty()) {
      findings.add(
          CcdFinding.SUB_INDEX,
          section.map(TrackSection::where).orElse(point.where()),
          "sheet and sub-channel differ about the indexes of track " + point.number());
    }
    return recorded.stream().map(change -> change.at() - point.lba()).toList();
  }

  /** What the sheet says of index 2 and on; its indexes are good for their distances only. */
  private static List<Integer> said(TrackSection section, Point point, int end, Findings findings) {
    Integer one = section.indexes().get(1);
    List<Integer> offsets = new ArrayList<>();
    if (one == null) {
      return offsets;
    }
    long last = 0;
    for (Map.Entry<Integer, Integer> index : section.indexes().tailMap(2, true).entrySet()) {
      long offset = (long) index.getValue() - one;
      if (offset <= last || point.lba() + offset >= end || offsets.size() == MOST_LATER) {
        findings.add(
            CcdFinding.INDEX,
            section.where(),
            "index " + index.getKey() + " lies where it cannot and is left out");
      } else {
        offsets.add((int) offset);
        last = offset;
      }
    }
    return offsets;
  }
}
