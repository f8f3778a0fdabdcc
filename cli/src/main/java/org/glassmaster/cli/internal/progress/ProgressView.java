package org.glassmaster.cli.internal.progress;

import java.time.Duration;
import org.glassmaster.cli.internal.outcome.Exit;
import org.glassmaster.core.finding.Finding;

/** A way to show progress. All calls come from one thread. */
public interface ProgressView {
  /** How often it wants to hear how far the work is. */
  Duration interval();

  /** Another phase begins. */
  void phase(ProgressState state);

  /** How far the work is. */
  void advanced(ProgressState state);

  /** Something was noticed. */
  void noticed(Finding finding);

  /** A part of the work is over and another will follow, perhaps after a while. */
  default void paused() {}

  /** The work is over, one way or another. */
  void done(Exit exit);
}
