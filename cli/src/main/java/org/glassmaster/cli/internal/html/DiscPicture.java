package org.glassmaster.cli.internal.html;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.glassmaster.core.address.Msf;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.layout.SessionLayout;
import org.glassmaster.core.layout.TrackLayout;
import org.glassmaster.core.verify.Difference;

/**
 * The disc drawn as a disc, to scale: what was written where, and where reading it back found
 * something else.
 */
final class DiscPicture {
  /** Where the programme area begins, in millimetres from the centre (Red Book). */
  private static final double PROGRAMME = 25;

  private static final double OUTER = 58;
  private static final double EDGE = 60;
  private static final double HOLE = 7.5;

  /** Square millimetres a sector takes, over pi: 1.5 µm from turn to turn, 1.2 m a second. */
  private static final double SECTOR = 1.5e-3 * (1200.0 / 75) / Math.PI;

  /** A ring thinner than this is not seen. */
  private static final double THINNEST = 0.12;

  /** Lead-outs count 6750 sectors on the first session, 2250 on others (Orange Book). */
  private static final int FIRST_LEAD_OUT = 6750;

  private static final int LATER_LEAD_OUT = 2250;

  private DiscPicture() {}

  static void draw(
      Html html, Layout layout, OptionalInt lastLeadOut, List<Difference> differences) {
    html.open(
        "svg",
        "class",
        "disc",
        "viewBox",
        "-62 -62 124 124",
        "role",
        "img",
        "aria-label",
        "The disc, " + layout.tracks().count() + " tracks, drawn to scale");
    ring(html, "mirror", HOLE, EDGE, "not written");
    for (SessionLayout session : layout.sessions()) {
      session(html, session);
    }
    lastLeadOut.ifPresent(
        last -> circle(html, "limit", radius(last), "the medium's last lead-out " + at(last)));
    for (Difference difference : differences) {
      difference
          .lba()
          .ifPresent(
              lba -> circle(html, "different", radius(lba), difference.what() + " " + at(lba)));
    }
    circle(html, "rim", EDGE, "");
    circle(html, "rim", HOLE, "");
    html.close();
  }

  private static void session(Html html, SessionLayout session) {
    ring(
        html, "lead-in", session.leadIn(), session.pause(), "lead-in from " + at(session.leadIn()));
    int tone = 0;
    int gapFrom = session.pause();
    for (TrackLayout track : session.tracks()) {
      String name = "track " + track.track().number();
      if (gapFrom < track.index1()) {
        ring(html, "gap", gapFrom, track.index1(), "pregap of " + name);
      }
      ring(
          html,
          swatch(track, tone++),
          track.index1(),
          track.end(),
          name + ", " + track.track().mode().label() + ", " + at(track.index1()));
      gapFrom = track.end();
    }
    int leadOut = session.number() == 1 ? FIRST_LEAD_OUT : LATER_LEAD_OUT;
    ring(
        html,
        "lead-out",
        session.leadOut(),
        session.leadOut() + leadOut,
        "lead-out from " + at(session.leadOut()));
  }

  /** The colour of a track: of one family for audio, of another for data, two tones in turns. */
  static String swatch(TrackLayout track, int place) {
    return (track.track().mode().isAudio() ? "audio-" : "data-") + (place % 2 == 0 ? "a" : "b");
  }

  private static String at(int lba) {
    return Msf.ofLba(lba).toString();
  }

  private static double radius(int lba) {
    return Math.min(OUTER + 1, Math.sqrt(Math.max(HOLE, PROGRAMME * PROGRAMME + lba * SECTOR)));
  }

  private static void ring(Html html, String kind, int from, int to, String title) {
    ring(html, kind, radius(from), radius(to), title);
  }

  private static void ring(Html html, String kind, double inner, double outer, String title) {
    double width = Math.max(THINNEST, outer - inner);
    html.open(
        "circle",
        "class",
        "ring " + kind,
        "r",
        number(inner + width / 2),
        "stroke-width",
        number(width));
    html.element("title", title);
    html.close();
  }

  private static void circle(Html html, String kind, double radius, String title) {
    html.open("circle", "class", "line " + kind, "r", number(radius));
    html.element("title", title);
    html.close();
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
