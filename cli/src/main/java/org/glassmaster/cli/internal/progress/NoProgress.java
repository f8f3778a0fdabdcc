package org.glassmaster.cli.internal.progress;

import java.time.Duration;
import org.glassmaster.cli.internal.outcome.Exit;
import org.glassmaster.core.finding.Finding;

/** For those who do not want to know. */
final class NoProgress implements ProgressView {
  @Override
  public Duration interval() {
    return Duration.ofHours(1);
  }

  @Override
  public void phase(ProgressState state) {}

  @Override
  public void advanced(ProgressState state) {}

  @Override
  public void noticed(Finding finding) {}

  @Override
  public void done(Exit exit) {}
}
