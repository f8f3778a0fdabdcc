package org.glassmaster.backend.file.internal.ccd;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.glassmaster.backend.file.internal.finding.Findings;
import org.glassmaster.core.disc.Mcn;
import org.glassmaster.core.fault.CancelledException;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.port.Job;
import org.glassmaster.core.recovery.QSurvey;

/**
 * What the recorded sub-channel says, session by session. Where a sound frame and the sheet differ,
 * the frame counts, save for the addresses that the table of contents gives (raw-dao-images 9.9,
 * rule 5).
 *
 * @param sub the file; absent where it is of no use
 * @param tracks what is said of each track, by its number
 */
record Survey(Optional<SubFile> sub, Optional<Mcn> mcn, Map<Integer, QSurvey.Seen> tracks) {

  /** Goes through all frames once. */
  static Survey of(Optional<SubFile> sub, Extents extents, Job job, Findings findings)
      throws SourceException, CancelledException {
    if (sub.isEmpty()) {
      return new Survey(sub, Optional.empty(), Map.of());
    }
    Map<Integer, QSurvey.Seen> tracks = new LinkedHashMap<>();
    Map<Mcn, Integer> catalogs = new HashMap<>();
    int good = 0;
    int damaged = 0;
    int misplaced = 0;
    for (Extents.Extent session : extents.sessions()) {
      job.checkpoint();
      QSurvey survey = new QSurvey();
      sub.get().survey(survey, session.first(), session.sectors(), session.offset());
      survey.tracks().forEach(seen -> tracks.putIfAbsent(seen.number(), seen));
      survey.mcn().ifPresent(mcn -> catalogs.merge(mcn, 1, Integer::sum));
      good += survey.goodFrames();
      damaged += survey.damagedFrames();
      misplaced += survey.misplacedFrames();
    }
    String name = sub.get().name();
    if (good == 0) {
      findings.add(CcdFinding.SUB_USELESS, name, "no frame of Q in it is sound");
      return new Survey(Optional.empty(), Optional.empty(), Map.of());
    }
    if (damaged > 0) {
      findings.add(
          CcdFinding.SUB_DAMAGED,
          name,
          damaged + " of " + (good + damaged) + " Q frames are damaged");
    }
    if (misplaced > 0) {
      findings.add(
          CcdFinding.SUB_ELSEWHERE,
          name,
          misplaced + " Q frames tell another address than the one they stand at");
    }
    Optional<Mcn> mcn =
        catalogs.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
    return new Survey(sub, mcn, tracks);
  }

  /** The track, as it was seen. */
  Optional<QSurvey.Seen> track(int number) {
    return Optional.ofNullable(tracks.get(number));
  }

  /** The catalogue number of the disc. */
  Optional<Mcn> catalog(Optional<Mcn> said, String sheet, Findings findings) {
    return believed(said, mcn, sheet, "the catalogue number", findings);
  }

  /** What the sub-channel says, else what the sheet says. */
  static <T> Optional<T> believed(
      Optional<T> said, Optional<T> seen, String where, String what, Findings findings) {
    if (seen.isPresent() && said.isPresent() && !seen.equals(said)) {
      findings.add(
          CcdFinding.SUB_CODE,
          where,
          what + " is " + said.get() + " in the sheet, " + seen.get() + " in the sub-channel");
    }
    return seen.isPresent() ? seen : said;
  }
}
