package org.glassmaster.cli.internal.json;

import java.util.List;
import java.util.Locale;
import org.glassmaster.cli.internal.outcome.Problem;
import org.glassmaster.core.finding.Finding;

/** Findings in JSON. */
public final class FindingsDocument {
  private FindingsDocument() {}

  /** Under the key {@code findings}. */
  public static void describe(Json json, List<Finding> findings) {
    json.array("findings");
    findings.forEach(finding -> describe(json, finding));
    json.end();
  }

  /** One object. */
  public static void describe(Json json, Finding finding) {
    json.object();
    json.field("severity", finding.severity().name().toLowerCase(Locale.ROOT));
    json.field("code", finding.code());
    json.field("where", finding.where());
    json.field("message", finding.message());
    json.field("advice", finding.advice().map(Problem::worded));
    json.end();
  }
}
