package org.glassmaster.cli.internal.transfer;

import java.util.Optional;
import java.util.OptionalDouble;
import org.glassmaster.cli.internal.json.Json;
import org.glassmaster.cli.internal.json.VerificationDocument;
import org.glassmaster.cli.internal.page.ReportPage;
import org.glassmaster.core.transfer.PhaseTime;
import org.glassmaster.core.transfer.Report;
import org.jspecify.annotations.Nullable;

/** A report in JSON: the object under the key {@code report}. */
final class ReportDocument {
  private ReportDocument() {}

  static void describe(Json json, @Nullable Report report) {
    if (report == null) {
      json.nothing("report");
      return;
    }
    json.object("report");
    json.field("written", report.written());
    json.field("simulated", report.simulated());
    json.verdict("verified", report.verified());
    VerificationDocument.describeAttributes(json, report.comparison());
    VerificationDocument.describeDifferences(json, report.differences());
    json.field("offset", report.offset());
    json.field("sha256", report.sha256());
    json.array("phases");
    report.phases().forEach(time -> phase(json, time));
    json.end();
    json.field("outcome", Optional.of(ReportPage.verdict(report)));
    json.field("reason", report.reason());
    json.field("differenceCount", report.differenceCount());
    json.field("retries", report.retries());
    VerificationDocument.describeChecksums(json, report.checksums());
    json.end();
  }

  static void phase(Json json, PhaseTime time) {
    json.object();
    json.field("phase", time.phase().label());
    json.field("track", time.track());
    json.field("seconds", OptionalDouble.of(time.took().toMillis() / 1e3));
    json.field("sectors", time.sectors());
    json.field("speed", time.speed());
    json.end();
  }
}
