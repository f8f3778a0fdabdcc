package org.glassmaster.cli.internal.progress;

import java.io.PrintStream;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.function.IntSupplier;
import org.glassmaster.cli.internal.outcome.Exit;
import org.glassmaster.cli.internal.page.Figures;
import org.glassmaster.cli.internal.page.FindingsPage;
import org.glassmaster.cli.internal.page.Page;
import org.glassmaster.core.finding.Finding;

/** One line at the bottom of a terminal, painted over and over. */
final class ProgressBar implements ProgressView {
  private static final int LONGEST_BAR = 30;
  private static final int SHORTEST_BAR = 8;
  private static final double SECTORS_PER_MEGABYTE = 1e6 / 2352;

  private final PrintStream out;
  private final Page page;
  private final IntSupplier columns;
  private int painted;

  /**
   * @param columns how wide the terminal is at the moment
   */
  ProgressBar(PrintStream out, Page page, IntSupplier columns) {
    this.out = out;
    this.page = page;
    this.columns = columns;
  }

  @Override
  public Duration interval() {
    return Duration.ofMillis(100);
  }

  @Override
  public void phase(ProgressState state) {
    advanced(state);
  }

  @Override
  public void advanced(ProgressState state) {
    int width = width();
    String line = line(state, width);
    out.print('\r');
    out.print(line);
    // A terminal that became narrower shows less of what was painted: more would go on below it.
    out.print(" ".repeat(Math.max(0, Math.min(painted, width) - line.length())));
    out.flush();
    painted = line.length();
  }

  @Override
  public void noticed(Finding finding) {
    clear();
    FindingsPage.print(page, finding, "");
    out.flush();
  }

  @Override
  public void paused() {
    clear();
    out.flush();
  }

  @Override
  public void done(Exit exit) {
    clear();
    out.flush();
  }

  private void clear() {
    if (painted > 0) {
      out.print('\r');
      out.print(" ".repeat(Math.max(0, Math.min(painted, width()))));
      out.print('\r');
      painted = 0;
    }
  }

  private int width() {
    return Math.min(columns.getAsInt() - 1, Page.WIDTH);
  }

  /** The line for a terminal with room for so many characters: what matters least goes first. */
  static String line(ProgressState state, int width) {
    String activity = state.activity();
    if (state.total() == 0) {
      return cut(activity + " ...", width);
    }
    StringBuilder facts = new StringBuilder();
    facts.append(padded(Integer.toString(state.percent()), 3)).append('%');
    int room = width - activity.length() - SHORTEST_BAR - 5;
    add(facts, speed(state), room);
    add(facts, left(state), room);
    add(facts, megabytes(state), room);
    add(facts, buffers(state), room);
    int bar = Math.min(LONGEST_BAR, width - activity.length() - facts.length() - 4);
    if (bar < SHORTEST_BAR) {
      return cut(activity + " " + facts.toString().strip(), width);
    }
    int full = (int) ((long) bar * state.done() / state.total());
    return activity + " [" + "#".repeat(full) + "-".repeat(bar - full) + "] " + facts;
  }

  private static void add(StringBuilder facts, String fact, int room) {
    if (!fact.isEmpty() && facts.length() + 2 + fact.length() <= room) {
      facts.append("  ").append(fact);
    }
  }

  private static String speed(ProgressState state) {
    OptionalDouble speed = state.speed();
    return speed.isPresent() ? Figures.oneDecimal(speed.getAsDouble()) + "x" : "";
  }

  static String megabytes(ProgressState state) {
    OptionalDouble rate = state.rate();
    return rate.isPresent()
        ? Figures.oneDecimal(rate.getAsDouble() / SECTORS_PER_MEGABYTE) + " MB/s"
        : "";
  }

  private static String left(ProgressState state) {
    return state.secondsLeft().isPresent() ? time(state.secondsLeft().getAsInt()) + " left" : "";
  }

  static String buffers(ProgressState state) {
    if (state.sourceBuffer().isEmpty() && state.driveBuffer().isEmpty()) {
      return "";
    }
    return "buf " + hundredths(state.sourceBuffer()) + "/" + hundredths(state.driveBuffer());
  }

  private static String hundredths(OptionalDouble fill) {
    return fill.isPresent() ? Math.round(fill.getAsDouble() * 100) + "%" : "-";
  }

  /** {@code 1:05}, or {@code 1:02:05} from an hour on. */
  static String time(int seconds) {
    int minutes = seconds / 60;
    String rest = twoDigits(seconds % 60);
    return minutes < 60
        ? minutes + ":" + rest
        : minutes / 60 + ":" + twoDigits(minutes % 60) + ":" + rest;
  }

  private static String twoDigits(int number) {
    return number < 10 ? "0" + number : Integer.toString(number);
  }

  private static String padded(String number, int width) {
    return " ".repeat(Math.max(0, width - number.length())) + number;
  }

  private static String cut(String text, int width) {
    return text.substring(0, Math.min(text.length(), Math.max(0, width)));
  }
}
