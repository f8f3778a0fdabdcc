package org.glassmaster.cli.internal.html;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.glassmaster.core.finding.Finding;
import org.glassmaster.core.plan.Plan;
import org.glassmaster.core.transfer.Report;

/**
 * All that is known of a job when it is over.
 *
 * @param verdict how it ended, in a few words
 * @param good whether that is what was wished
 * @param source what was asked for, as it was typed
 * @param target where it was to go, as it was typed
 * @param problem what stopped it, and the next step
 * @param findings what was noticed, those it was refused for among them
 * @param program name and version of this program
 */
public record JobRecord(
    String verdict,
    boolean good,
    String source,
    String target,
    ZonedDateTime finished,
    List<String> problem,
    Optional<Plan> plan,
    Optional<Report> report,
    List<Finding> findings,
    Timeline timeline,
    String program) {
  public JobRecord {
    problem = List.copyOf(problem);
    findings = List.copyOf(findings);
  }
}
