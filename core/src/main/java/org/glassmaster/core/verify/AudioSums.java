package org.glassmaster.core.verify;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.identify.TrackChecksums;
import org.glassmaster.core.identify.TrackSums;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.layout.SessionLayout;
import org.glassmaster.core.layout.TrackLayout;

/** Takes the checksums of audio tracks from a programme that passes by in order. */
final class AudioSums {
  private static final long BROKEN = -1;

  private final List<Tally> tallies = new ArrayList<>();
  private int current;

  AudioSums(Layout layout) {
    List<TrackLayout> audio =
        layout.tracks().filter(track -> track.track().mode().isAudio()).toList();
    for (SessionLayout session : layout.sessions()) {
      for (TrackLayout track : session.tracks()) {
        if (track.track().mode().isAudio()) {
          int sectors = end(session, track) - track.index1();
          boolean first = track.equals(audio.getFirst());
          boolean last = track.equals(audio.getLast());
          tallies.add(
              new Tally(
                  track.track().number(),
                  (long) track.index1() * Fragment.SECTOR,
                  (long) sectors * Fragment.SECTOR,
                  new TrackSums(sectors, first, last)));
        }
      }
    }
  }

  /** Ripping programs count the next track's pregap to this one, where it is audio as well. */
  private static int end(SessionLayout session, TrackLayout track) {
    return session.tracks().stream()
        .filter(next -> next.start() == track.end() && next.track().mode().isAudio())
        .map(TrackLayout::index1)
        .findFirst()
        .orElse(track.end());
  }

  /** Takes bytes that belong at a place of the programme, counted in bytes from LBA 0. */
  void take(long place, MemorySegment bytes, long at, long length) {
    long end = place + length;
    while (current < tallies.size() && tallies.get(current).end() <= place) {
      current++;
    }
    for (int i = current; i < tallies.size() && tallies.get(i).start < end; i++) {
      Tally tally = tallies.get(i);
      long low = Math.max(place, tally.start);
      long high = Math.min(end, tally.end());
      tally.take(low, bytes, at + low - place, high - low);
    }
  }

  /** Of every track that passed by without a gap. */
  List<TrackChecksums> complete() {
    return tallies.stream().map(Tally::checksums).flatMap(Optional::stream).toList();
  }

  /** The sums of one track, and the place of the byte it waits for. */
  private static final class Tally {
    private final int number;
    private final long start;
    private final long length;
    private final TrackSums sums;
    private long next;

    Tally(int number, long start, long length, TrackSums sums) {
      this.number = number;
      this.start = start;
      this.length = length;
      this.sums = sums;
      this.next = start;
    }

    long end() {
      return start + length;
    }

    void take(long place, MemorySegment bytes, long at, long count) {
      if (place == next) {
        sums.update(bytes, at, count);
        next = place + count;
      } else {
        next = BROKEN;
      }
    }

    Optional<TrackChecksums> checksums() {
      return next == end() ? Optional.of(sums.checksums(number)) : Optional.empty();
    }
  }
}
