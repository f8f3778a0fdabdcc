package org.glassmaster.core.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.disc.TrackMode;
import org.glassmaster.core.fidelity.Attribute;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.layout.SessionLayout;
import org.glassmaster.core.layout.TrackLayout;

/**
 * A run of sectors that two discs have in common, each at its own addresses. Audio that runs on
 * from track to track is one span, so that it can be moved in one piece.
 *
 * @param expected its first LBA on the expected disc
 * @param found its first LBA on the found disc
 * @param mode of its sectors; of audio tracks and of one data track
 * @param foundMode of the same sectors on the found disc
 * @param hidden how many of its sectors, from the first on, are audio before track 1
 */
record Span(int expected, int found, int count, TrackMode mode, TrackMode foundMode, int hidden) {

  boolean isAudio() {
    return mode.isAudio();
  }

  /** Which attribute a sector belongs to. */
  Attribute attribute(int index) {
    return index < hidden ? Attribute.HIDDEN_AUDIO : Attribute.MAIN_CHANNEL;
  }

  /** Everything two discs have in common, track by track, in the order of the expected one. */
  static List<Span> common(Layout expected, Layout found, Scope scope) {
    Map<Integer, TrackLayout> there =
        found.tracks().collect(Collectors.toMap(track -> track.track().number(), track -> track));
    List<Span> spans = new ArrayList<>();
    for (SessionLayout session : expected.sessions()) {
      for (TrackLayout track : session.tracks()) {
        TrackLayout other = there.get(track.track().number());
        if (other != null
            && other.track().mode().isAudio() == track.track().mode().isAudio()
            && !scope.isLost(Attribute.MAIN_CHANNEL, place(track))) {
          boolean first = track.track().number() == session.firstTrack();
          int floor = first ? session.pause() + Geometry.PAUSE : track.start();
          int otherFloor = first ? firstPause(found, other) + Geometry.PAUSE : other.start();
          int pregap = Math.min(track.index1() - floor, other.index1() - otherFloor);
          boolean wanted =
              first
                  ? scope.wants(Attribute.HIDDEN_AUDIO, place(track))
                  : !scope.isLost(Attribute.PREGAPS, place(track));
          if (pregap > 0 && wanted) {
            add(spans, track, other, -pregap, pregap, first ? pregap : 0);
          }
          add(spans, track, other, 0, Math.min(track.sectors(), other.sectors()), 0);
        }
      }
    }
    return spans;
  }

  /** Where the pause before the first track of a track's session begins. */
  private static int firstPause(Layout layout, TrackLayout track) {
    return layout.sessions().stream()
        .filter(session -> session.tracks().contains(track))
        .mapToInt(SessionLayout::pause)
        .findFirst()
        .orElse(track.start());
  }

  /** The sectors that a comparison of the whole programme needs. */
  static int programme(Layout layout) {
    int sectors = 0;
    for (SessionLayout session : layout.sessions()) {
      sectors += session.leadOut() - session.pause() - Geometry.PAUSE;
    }
    return sectors;
  }

  /** Adds sectors of a track, from so many after its index 1; those that run on become one span. */
  private static void add(
      List<Span> spans, TrackLayout track, TrackLayout other, int from, int count, int hidden) {
    int expected = track.index1() + from;
    int found = other.index1() + from;
    TrackMode mode = track.track().mode();
    TrackMode foundMode = other.track().mode();
    if (!spans.isEmpty() && hidden == 0) {
      Span last = spans.getLast();
      if (last.expected + last.count == expected
          && last.found + last.count == found
          && last.mode == mode
          && last.foundMode == foundMode) {
        spans.removeLast();
        spans.add(
            new Span(last.expected, last.found, last.count + count, mode, foundMode, last.hidden));
        return;
      }
    }
    spans.add(new Span(expected, found, count, mode, foundMode, hidden));
  }

  private static String place(TrackLayout track) {
    return "track " + track.track().number();
  }
}
