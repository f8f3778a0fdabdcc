package org.glassmaster.cli.internal;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.glassmaster.core.finding.Finding;
import org.glassmaster.core.finding.Severity;

/** Tells findings. */
final class Findings {
  private static final String HANGING = "           ";

  private Findings() {}

  /** A section with all of them, the worst first; nothing where there are none. */
  static void print(Page page, List<Finding> findings) {
    if (findings.isEmpty()) {
      return;
    }
    page.heading("Findings");
    findings.stream()
        .sorted(Comparator.comparing(Finding::severity).reversed())
        .forEach(finding -> print(page, finding, "  "));
  }

  /** One of them, with its advice under it. */
  static void print(Page page, Finding finding, String indent) {
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
                    Ink.DIM.on("-> " + Problem.wordedForPage(advice))));
  }

  /** Under the key {@code findings}. */
  static void describe(Json json, List<Finding> findings) {
    json.array("findings");
    findings.forEach(finding -> describe(json, finding));
    json.end();
  }

  /** One object. */
  static void describe(Json json, Finding finding) {
    json.object();
    json.field("severity", label(finding.severity()));
    json.field("code", finding.code());
    json.field("where", finding.where());
    json.field("message", finding.message());
    json.field("advice", finding.advice().map(Problem::worded));
    json.end();
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
