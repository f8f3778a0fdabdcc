package org.glassmaster.mmc.internal.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntUnaryOperator;
import org.glassmaster.core.finding.Finding;

/**
 * Makes one table of contents of what a drive answers. The full table (format 2) is taken where it
 * makes sense; the list of tracks (format 0), whose LBAs are never in BCD, is its witness and its
 * stand-in.
 *
 * @param full format 2
 * @param lbas format 0 with LBAs
 * @param times format 0 with times
 * @param sessions format 1
 */
record TocScan(
    Optional<ReadToc.Items> full,
    Optional<ReadToc.Listing> lbas,
    Optional<ReadToc.Listing> times,
    Optional<ReadToc.Listing> sessions) {

  private record Candidate(DriveToc toc, int faults) {
    boolean isUsable() {
      return !toc.sessions().isEmpty();
    }
  }

  /**
   * The table; empty where nothing in the answers makes any sense.
   *
   * @param sessionOf the session of a track as READ TRACK INFORMATION has it, 0 where it does not
   */
  Optional<DriveToc> read(IntUnaryOperator sessionOf) {
    Candidate list = list(sessionOf);
    if (full.isEmpty() || full.get().items().isEmpty()) {
      return list.isUsable() ? Optional.of(list.toc()) : Optional.empty();
    }
    Candidate binary = full(TocDraft.Numbers.BINARY);
    Candidate bcd = full(TocDraft.Numbers.BCD);
    boolean asBcd = isBetter(bcd, binary, list);
    Candidate best = asBcd ? bcd : binary;
    if (!best.isUsable() || (best.faults() > 0 && list.isUsable() && list.faults() == 0)) {
      return list.isUsable()
          ? Optional.of(with(list.toc(), best.toc().findings()))
          : Optional.empty();
    }
    List<Finding> more = new ArrayList<>();
    if (asBcd) {
      more.add(ReadFinding.TOC_BCD.at("disc", "the full table of contents is in BCD"));
    }
    if (list.isUsable() && list.faults() == 0 && !agrees(best.toc(), list.toc())) {
      more.add(
          ReadFinding.TOC_TABLES_DISAGREE.at(
              "disc", "the list of tracks and the full table of contents differ"));
    }
    return Optional.of(with(best.toc(), more));
  }

  /** BCD is believed where binary makes less sense, or where only BCD agrees with the list. */
  private static boolean isBetter(Candidate bcd, Candidate binary, Candidate list) {
    if (!bcd.isUsable()) {
      return false;
    }
    if (!binary.isUsable()) {
      return true;
    }
    if (list.isUsable() && list.faults() == 0) {
      boolean binaryAgrees = agrees(binary.toc(), list.toc());
      boolean bcdAgrees = agrees(bcd.toc(), list.toc());
      if (binaryAgrees != bcdAgrees) {
        return bcdAgrees;
      }
    }
    return bcd.faults() < binary.faults();
  }

  /** Whether both have the same tracks at the same places, and the same last lead-out. */
  private static boolean agrees(DriveToc one, DriveToc other) {
    List<Integer> starts = one.tracks().map(DriveToc.Track::start).toList();
    return starts.equals(other.tracks().map(DriveToc.Track::start).toList())
        && one.leadOut() == other.leadOut();
  }

  private Candidate full(TocDraft.Numbers numbers) {
    TocDraft draft = TocDraft.of(full.orElseThrow(), numbers);
    DriveToc toc = draft.build(true, leadOut());
    return new Candidate(toc, draft.faults());
  }

  private OptionalInt leadOut() {
    return lbas.stream()
        .flatMap(listing -> listing.entries().stream())
        .filter(entry -> entry.track() == ReadToc.LEAD_OUT)
        .mapToInt(this::lba)
        .filter(lba -> lba > 0)
        .findFirst();
  }

  /** An address of the list; a drive that ignores what is asked for answers with times here too. */
  private int lba(ReadToc.Entry entry) {
    boolean sameAsTimes = times.isPresent() && times.equals(lbas);
    return sameAsTimes ? TocDraft.lbaOfMsf(entry.address()) : entry.address();
  }

  private Candidate list(IntUnaryOperator sessionOf) {
    TocDraft draft = new TocDraft();
    List<Finding> more = new ArrayList<>();
    int lastSession = sessions.map(ReadToc.Listing::last).filter(last -> last <= 99).orElse(1);
    int firstOfLast =
        sessions.stream()
            .flatMap(listing -> listing.entries().stream())
            .mapToInt(ReadToc.Entry::track)
            .findFirst()
            .orElse(0);
    for (ReadToc.Entry entry : lbas.map(ReadToc.Listing::entries).orElse(List.of())) {
      if (entry.track() != ReadToc.LEAD_OUT) {
        int session = 1;
        if (lastSession > 1) {
          int said = sessionOf.applyAsInt(entry.track());
          session =
              said >= 1 && said <= lastSession
                  ? said
                  : entry.track() >= firstOfLast ? lastSession : 1;
        }
        draft.track(session, entry.track(), entry.control(), lba(entry));
      }
    }
    if (lastSession > 1) {
      more.add(
          ReadFinding.TOC_SHORT.at(
              "disc", "the drive does not tell where " + lastSession + " sessions end"));
    }
    DriveToc toc = draft.build(false, leadOut());
    return new Candidate(with(toc, more), draft.faults());
  }

  private static DriveToc with(DriveToc toc, List<Finding> more) {
    List<Finding> all = new ArrayList<>(toc.findings());
    all.addAll(more);
    return new DriveToc(toc.sessions(), toc.full(), all);
  }
}
