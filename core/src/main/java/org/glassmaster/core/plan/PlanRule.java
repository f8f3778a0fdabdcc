package org.glassmaster.core.plan;

import java.util.List;
import java.util.Optional;
import org.glassmaster.core.fault.ContentException;
import org.glassmaster.core.finding.Advice;
import org.glassmaster.core.finding.Finding;
import org.glassmaster.core.finding.Severity;

/** What a plan may notice about its target and about what it was asked to do. */
enum PlanRule {
  NOT_BLANK(
      "PLAN-001",
      "medium-not-blank",
      Severity.ERROR,
      "",
      "insert a blank medium, or blank this one where it can be erased"),
  STILL_OPEN(
      "PLAN-002",
      "medium-not-blank",
      Severity.ERROR,
      "append",
      "insert a blank medium, or append to this one"),
  NOT_APPENDABLE(
      "PLAN-003",
      "medium-not-appendable",
      Severity.ERROR,
      "",
      "insert a disc that was left open, or do not append"),
  TARGET_EXISTS(
      "PLAN-004",
      "target-exists",
      Severity.ERROR,
      "overwrite",
      "choose another name, or overwrite it"),
  TOO_SMALL(
      "PLAN-005",
      "medium-too-small",
      Severity.ERROR,
      "overburn",
      "insert a larger medium, leave out tracks, or overburn"),
  OVERBURNT("PLAN-006", "", Severity.WARNING, "", "a larger medium would be safe"),
  AUDIO_MOVED("PLAN-007", "", Severity.NOTE, "", "without an offset audio passes on unmoved"),
  UNCHECKED_SOURCE(
      "PLAN-008",
      "",
      Severity.NOTE,
      "",
      "let the source be read first: a fault in it then shows before writing"),
  NOT_RECORDABLE("PLAN-009", "", Severity.ERROR, "", "choose another target"),
  NO_OFFER_FITS(
      "PLAN-010", "", Severity.ERROR, "", "demand one of those, or leave the choice to the plan"),
  TOO_MANY_TRACKS("PLAN-011", "", Severity.ERROR, "", "append fewer tracks"),
  AUDIO_JOINED(
      "PLAN-012", "", Severity.NOTE, "", "without joining silence fills the sectors instead");

  private final String code;
  private final String fault;
  private final Severity severity;
  private final String option;
  private final String advice;

  PlanRule(String code, String fault, Severity severity, String option, String advice) {
    this.code = code;
    this.fault = fault;
    this.severity = severity;
    this.option = option;
    this.advice = advice;
  }

  Finding finding(String where, String message) {
    Advice step = option.isEmpty() ? Advice.of(advice) : Advice.option(option, "", advice);
    return new Finding(severity, code, Optional.of(where), message, Optional.of(step));
  }

  /** A refusal for this reason alone. */
  ContentException refusal(String fault, String message) {
    return new ContentException(fault, message, List.of(finding("disc", message)));
  }

  /**
   * The code of the fault that a finding about the medium leads to; no consent does away with it.
   */
  static Optional<String> mediumFault(Finding finding) {
    for (PlanRule rule : values()) {
      if (rule.code.equals(finding.code()) && !rule.fault.isEmpty()) {
        return Optional.of(rule.fault);
      }
    }
    return Optional.empty();
  }
}
