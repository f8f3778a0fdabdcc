package org.glassmaster.cli.internal.page;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.port.Phase;
import org.glassmaster.core.transfer.PhaseTime;
import org.glassmaster.core.transfer.Report;
import org.glassmaster.core.transfer.Verification;

/** A report as people read it: what became of the disc, and what was done. */
public final class ReportPage {
  private ReportPage() {}

  /** All of it; with {@code everything} each difference too. */
  public static void print(Page page, Report report, boolean everything) {
    page.blank();
    page.line(
        report.plan().target().location() + ": " + ink(report).on(Ink.BOLD.on(verdict(report))));
    report.reason().ifPresent(reason -> page.entry("", reason));
    report
        .comparison()
        .ifPresent(comparison -> VerificationPage.print(page, comparison, everything));
    report.sha256().ifPresent(digest -> page.entry("SHA-256", digest));
    if (report.retries() > 0) {
      page.entry("retries", Integer.toString(report.retries()));
    }
    String phases = phases(report);
    if (!phases.isEmpty()) {
      page.entry("took", phases);
    }
  }

  /** What became of the disc, in words that promise no more than is known. */
  public static String verdict(Report report) {
    return switch (report.verification()) {
      case VERIFIED -> "written and verified";
      case DIFFERENT ->
          "written, but verification found "
              + Figures.counted(report.differenceCount(), "difference");
      case SIMULATED -> "simulated, nothing was written";
      case INCOMPLETE, NOT_WISHED, IMPOSSIBLE, CANCELLED -> report.verification().toString();
    };
  }

  private static Ink ink(Report report) {
    if (report.verification() == Verification.DIFFERENT) {
      return Ink.BAD;
    }
    return report.verification() == Verification.VERIFIED ? Ink.GOOD : Ink.WARNING;
  }

  /** Lead-in, tracks and lead-out count as one. */
  private static String phases(Report report) {
    return Stream.of(
            Phase.ANALYSING, Phase.CALIBRATING, Phase.TRACK, Phase.CLOSING, Phase.VERIFYING)
        .map(
            phase ->
                words(phase, report.phases().stream().filter(time -> isOf(phase, time)).toList()))
        .filter(words -> !words.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private static boolean isOf(Phase phase, PhaseTime time) {
    return switch (time.phase()) {
      case LEAD_IN, TRACK, LEAD_OUT -> phase == Phase.TRACK;
      case ANALYSING, CALIBRATING, CLOSING, VERIFYING, ERASING -> phase == time.phase();
    };
  }

  private static String words(Phase phase, List<PhaseTime> times) {
    if (times.isEmpty()) {
      return "";
    }
    double seconds = times.stream().mapToLong(time -> time.took().toNanos()).sum() / 1e9;
    int sectors = times.stream().mapToInt(PhaseTime::sectors).sum();
    String words =
        (phase == Phase.TRACK ? "writing" : phase.label())
            + " "
            + Figures.oneDecimal(seconds)
            + " s";
    return sectors == 0 || seconds <= 0
        ? words
        : words + " (" + Figures.oneDecimal(sectors / seconds / Geometry.SECTORS_PER_SECOND) + "x)";
  }
}
