package org.glassmaster.cli.internal.page;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.glassmaster.core.fidelity.Attribute;
import org.glassmaster.core.identify.TrackChecksums;
import org.glassmaster.core.verify.Comparison;
import org.glassmaster.core.verify.Difference;
import org.glassmaster.core.verify.Verdict;

/** What came of looking at a disc again, as people read it. */
public final class VerificationPage {
  /** More are listed only for those who want everything. */
  private static final int SHOWN = 10;

  private VerificationPage() {}

  /** How each attribute ended, and where two discs differ. */
  public static void print(Page page, Comparison comparison, boolean everything) {
    for (Verdict verdict : Verdict.values()) {
      String attributes =
          comparison.attributes().stream()
              .filter(result -> result.verdict() == verdict)
              .map(Comparison.Result::attribute)
              .map(Attribute::label)
              .collect(Collectors.joining(", "));
      if (!attributes.isEmpty()) {
        page.entry(verdict.label(), ink(verdict).on(attributes));
      }
    }
    comparison
        .offset()
        .ifPresent(
            samples -> {
              if (samples != 0) {
                page.entry("offset", offset(samples, comparison.unreachable()));
              }
            });
    if (everything) {
      printChecksums(page, comparison.checksums());
    }
    print(page, comparison.differences(), comparison.differenceCount(), everything);
  }

  private static void printChecksums(Page page, List<TrackChecksums> checksums) {
    if (checksums.isEmpty()) {
      return;
    }
    page.heading("Checksums of audio tracks: AccurateRip 1, AccurateRip 2, CRC-32");
    for (TrackChecksums sums : checksums) {
      page.entry(
          "track " + sums.track(),
          hex(sums.accurateRip1()) + "  " + hex(sums.accurateRip2()) + "  " + hex(sums.crc32()));
    }
  }

  /** The first differences, or as many as are known, and how many more there are. */
  public static void print(
      Page page, List<Difference> differences, long count, boolean everything) {
    if (count == 0) {
      return;
    }
    page.heading("Differences");
    int shown = everything ? differences.size() : Math.min(SHOWN, differences.size());
    differences.stream()
        .limit(shown)
        .forEach(difference -> page.wrapped("  ", "    ", difference.toString()));
    if (count > shown) {
      page.line("  and " + (count - shown) + " more");
    }
  }

  private static String offset(int samples, long unreachable) {
    return "all audio is "
        + Figures.counted(Math.abs(samples), "sample")
        + (samples > 0 ? " late" : " early")
        + "; "
        + unreachable
        + " at the edges are out of reach";
  }

  private static Ink ink(Verdict verdict) {
    return switch (verdict) {
      case VERIFIED -> Ink.GOOD;
      case DIFFERENT -> Ink.BAD;
      case UNREADABLE -> Ink.WARNING;
    };
  }

  private static String hex(int sum) {
    return HexFormat.of().withUpperCase().toHexDigits(sum);
  }
}
