package org.glassmaster.cli.internal.task;

import java.util.List;
import org.glassmaster.cli.internal.json.Json;
import org.glassmaster.cli.internal.outcome.Exit;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.finding.Finding;

/** One command with what was typed for it. */
public abstract class Task {
  private List<Finding> refusals = List.of();

  /** Does it. What people are to read is told on the way; JSON is told afterwards. */
  public abstract Exit run(Context context) throws GlassmasterException;

  /**
   * The keys of its JSON document after the common ones. After a fault this is asked too: what did
   * not come to be known is absent then.
   */
  public abstract void describe(Json json);

  /** Whether it is done for what it says, so that nothing is done where that gets lost. */
  public boolean isForItsWords() {
    return true;
  }

  /** The findings for which it was refused, to be described with its own. */
  public final void refusedFor(List<Finding> findings) {
    refusals = List.copyOf(findings);
  }

  /** The findings for which it was refused. */
  protected final List<Finding> refusals() {
    return refusals;
  }
}
