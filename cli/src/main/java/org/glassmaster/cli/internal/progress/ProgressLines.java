package org.glassmaster.cli.internal.progress;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import org.glassmaster.cli.internal.outcome.Exit;
import org.glassmaster.cli.internal.page.Figures;
import org.glassmaster.cli.internal.page.FindingsPage;
import org.glassmaster.cli.internal.page.Page;
import org.glassmaster.core.finding.Finding;

/** Lines for a log: one when something begins, and one every few seconds while it goes on. */
final class ProgressLines implements ProgressView {
  private final PrintStream out;
  private final Page page;

  ProgressLines(PrintStream out, Page page) {
    this.out = out;
    this.page = page;
  }

  @Override
  public Duration interval() {
    return Duration.ofSeconds(5);
  }

  @Override
  public void phase(ProgressState state) {
    page.line(state.activity());
    out.flush();
  }

  @Override
  public void advanced(ProgressState state) {
    if (state.done() == state.total()) {
      return;
    }
    StringBuilder line = new StringBuilder(state.activity());
    line.append(": ").append(state.percent()).append(" %");
    state
        .speed()
        .ifPresent(speed -> line.append(", ").append(Figures.oneDecimal(speed)).append('x'));
    for (String fact : List.of(ProgressBar.megabytes(state), ProgressBar.buffers(state))) {
      line.append(fact.isEmpty() ? "" : ", " + fact);
    }
    state
        .secondsLeft()
        .ifPresent(left -> line.append(", ").append(ProgressBar.time(left)).append(" left"));
    page.line(line.toString());
    out.flush();
  }

  @Override
  public void noticed(Finding finding) {
    FindingsPage.print(page, finding, "");
    out.flush();
  }

  @Override
  public void done(Exit exit) {
    out.flush();
  }
}
