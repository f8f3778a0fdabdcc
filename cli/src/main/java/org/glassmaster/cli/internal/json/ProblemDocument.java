package org.glassmaster.cli.internal.json;

import org.glassmaster.cli.internal.outcome.Problem;
import org.glassmaster.core.fault.Sense;

/** What stopped a command, in JSON: the key {@code error}. */
public final class ProblemDocument {
  private ProblemDocument() {}

  /** The object, its keys in their order. */
  public static void describe(Json json, Problem problem) {
    json.object("error");
    json.field("code", problem.code());
    json.field("message", problem.message());
    json.field("advice", problem.advice());
    json.field("where", problem.where());
    json.field("lba", problem.lba());
    json.field("sense", problem.sense().map(Sense::toString));
    json.end();
  }
}
