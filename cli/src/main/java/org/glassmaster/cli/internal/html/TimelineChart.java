package org.glassmaster.cli.internal.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.glassmaster.core.port.Phase;

/** Speed and buffers over time, as curves over bands for the phases. */
final class TimelineChart {
  private static final double WIDTH = 640;
  private static final double HEIGHT = 180;
  private static final double LEFT = 44;
  private static final double BOTTOM = 24;
  private static final double TOP = 18;

  /** A label needs as much room. */
  private static final double LABEL = 52;

  private final Html html;
  private final Timeline timeline;
  private final double seconds;

  private TimelineChart(Html html, Timeline timeline) {
    this.html = html;
    this.timeline = timeline;
    this.seconds = Math.max(0.001, timeline.seconds());
  }

  /** Draws the speed, and the buffers where anything is known of them. */
  static void draw(Html html, Timeline timeline) {
    TimelineChart chart = new TimelineChart(html, timeline);
    chart.speed();
    chart.buffers();
  }

  private void speed() {
    double most =
        timeline.moments().stream()
            .map(Timeline.Moment::speed)
            .filter(OptionalDouble::isPresent)
            .mapToDouble(OptionalDouble::getAsDouble)
            .max()
            .orElse(0);
    if (most <= 0) {
      return;
    }
    double top = roundUp(most);
    begin("Speed over time, up to " + label(top) + "x");
    axis(top, "x");
    curve("speed", Timeline.Moment::speed, top);
    html.close();
  }

  private void buffers() {
    List<Timeline.Moment> moments = timeline.moments();
    boolean source = moments.stream().anyMatch(moment -> moment.sourceBuffer().isPresent());
    boolean drive = moments.stream().anyMatch(moment -> moment.driveBuffer().isPresent());
    if (!source && !drive) {
      return;
    }
    begin("Buffers over time");
    axis(100, "%");
    curve("source-buffer", moment -> percent(moment.sourceBuffer()), 100);
    curve("drive-buffer", moment -> percent(moment.driveBuffer()), 100);
    html.close();
    html.open("p", "class", "legend");
    html.element("span", "source buffer", "class", "key source-buffer");
    html.element("span", "drive buffer", "class", "key drive-buffer");
    html.close();
  }

  private static OptionalDouble percent(OptionalDouble share) {
    return share.isPresent() ? OptionalDouble.of(100 * share.getAsDouble()) : share;
  }

  private void begin(String words) {
    html.open(
        "svg",
        "class",
        "chart",
        "viewBox",
        "0 0 " + label(WIDTH) + " " + label(HEIGHT),
        "role",
        "img",
        "aria-label",
        words);
    List<Timeline.Began> phases = timeline.phases();
    for (int i = 0; i < phases.size(); i++) {
      double from = x(phases.get(i).seconds());
      double to = i + 1 < phases.size() ? x(phases.get(i + 1).seconds()) : WIDTH;
      html.empty(
          "rect",
          "class",
          "band " + band(phases.get(i).phase()),
          "x",
          number(from),
          "y",
          number(TOP),
          "width",
          number(Math.max(0, to - from)),
          "height",
          number(HEIGHT - TOP - BOTTOM));
      if (to - from > LABEL) {
        html.element(
            "text", phases.get(i).phase().label(), "x", number(from + 4), "y", number(TOP - 5));
      }
    }
  }

  private static String band(Phase phase) {
    return switch (phase) {
      case ANALYSING -> "analysing";
      case CALIBRATING, LEAD_IN, TRACK, LEAD_OUT, CLOSING, ERASING -> "writing";
      case VERIFYING -> "verifying";
    };
  }

  private void axis(double top, String unit) {
    for (int quarter = 0; quarter <= 4; quarter += 2) {
      double value = top * quarter / 4;
      String y = number(y(value, top));
      html.empty(
          "line", "class", "grid", "x1", number(LEFT), "x2", number(WIDTH), "y1", y, "y2", y);
      html.element(
          "text",
          label(value) + unit,
          "x",
          number(LEFT - 5),
          "y",
          number(y(value, top) + 4),
          "text-anchor",
          "end");
    }
    html.element("text", "0 s", "x", number(LEFT), "y", number(HEIGHT - 6));
    html.element(
        "text",
        label(seconds) + " s",
        "x",
        number(WIDTH),
        "y",
        number(HEIGHT - 6),
        "text-anchor",
        "end");
  }

  /** What is not known at a moment is a gap in the curve. */
  private void curve(String kind, Function<Timeline.Moment, OptionalDouble> value, double top) {
    List<String> points = new ArrayList<>();
    for (Timeline.Moment moment : timeline.moments()) {
      OptionalDouble there = value.apply(moment);
      if (there.isPresent()) {
        points.add(number(x(moment.seconds())) + "," + number(y(there.getAsDouble(), top)));
      } else {
        line(kind, points);
      }
    }
    line(kind, points);
  }

  private void line(String kind, List<String> points) {
    if (!points.isEmpty()) {
      html.empty("polyline", "class", "curve " + kind, "points", String.join(" ", points));
      points.clear();
    }
  }

  private double x(double at) {
    return LEFT + (WIDTH - LEFT) * Math.min(1, at / seconds);
  }

  private double y(double value, double top) {
    return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * Math.min(1, value / top);
  }

  /** One, two or five times a power of ten. */
  private static double roundUp(double value) {
    double power = Math.pow(10, Math.floor(Math.log10(value)));
    for (double step : new double[] {1, 2, 5}) {
      if (value <= step * power) {
        return step * power;
      }
    }
    return 10 * power;
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private static String label(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%.0f", value)
        : String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.1f", value);
  }
}
