package org.glassmaster.cli.internal;

import java.util.List;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.finding.Finding;

/** One command with what was typed for it. */
abstract class Task {
  private List<Finding> refusals = List.of();

  /** Does it. What people are to read is told on the way; JSON is told afterwards. */
  abstract Exit run(Context context) throws GlassmasterException;

  /**
   * The keys of its JSON document after the common ones. After a fault this is asked too: what did
   * not come to be known is absent then.
   */
  abstract void describe(Json json);

  /** Whether it is done for what it says, so that nothing is done where that gets lost. */
  boolean isForItsWords() {
    return true;
  }

  /** The findings for which it was refused, to be described with its own. */
  final void refusedFor(List<Finding> findings) {
    refusals = List.copyOf(findings);
  }

  /** The findings for which it was refused. */
  final List<Finding> refusals() {
    return refusals;
  }
}
