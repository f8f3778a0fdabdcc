package org.glassmaster.cli.internal.page;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.glassmaster.cli.internal.outcome.Problem;
import org.glassmaster.core.finding.Finding;
import org.glassmaster.core.finding.Severity;

/** Findings as people read them. */
public final class FindingsPage {
  private static final String HANGING = "           ";

  private FindingsPage() {}

  /** A section with all of them, the worst first; nothing where there are none. */
  public static void print(Page page, List<Finding> findings) {
    if (findings.isEmpty()) {
      return;
    }
    page.heading("Findings");
    findings.stream()
        .sorted(Comparator.comparing(Finding::severity).reversed())
        .forEach(finding -> print(page, finding, "  "));
  }

  /** One of them, with its advice under it. */
  public static void print(Page page, Finding finding, String indent) {
    String label = label(finding.severity());
    String grade = ink(finding.severity()).on(label) + " ".repeat(9 - label.length());
    page.wrapped(indent + grade, indent + HANGING, Ink.BOLD.on(finding.code()) + "  " + finding);
    finding
        .advice()
        .ifPresent(
            advice ->
                page.wrapped(
                    indent + HANGING,
                    indent + HANGING,
                    Ink.DIM.on("-> " + Problem.worded(advice, Page.UNBROKEN))));
  }

  private static String label(Severity severity) {
    return severity.name().toLowerCase(Locale.ROOT);
  }

  private static Ink ink(Severity severity) {
    return switch (severity) {
      case NOTE -> Ink.DIM;
      case WARNING -> Ink.WARNING;
      case ERROR -> Ink.BAD;
    };
  }
}
