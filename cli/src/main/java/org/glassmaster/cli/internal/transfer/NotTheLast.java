package org.glassmaster.cli.internal.transfer;

import java.time.Duration;
import org.glassmaster.cli.internal.outcome.Exit;
import org.glassmaster.cli.internal.progress.ProgressState;
import org.glassmaster.cli.internal.progress.ProgressView;
import org.glassmaster.core.finding.Finding;

/** A view of work after which more follows: it ends there only where something went wrong. */
record NotTheLast(ProgressView view) implements ProgressView {
  @Override
  public Duration interval() {
    return view.interval();
  }

  @Override
  public void phase(ProgressState state) {
    view.phase(state);
  }

  @Override
  public void advanced(ProgressState state) {
    view.advanced(state);
  }

  @Override
  public void noticed(Finding finding) {
    view.noticed(finding);
  }

  @Override
  public void done(Exit exit) {
    if (exit == Exit.DONE) {
      view.paused();
    } else {
      view.done(exit);
    }
  }
}
