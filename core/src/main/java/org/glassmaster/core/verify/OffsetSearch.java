package org.glassmaster.core.verify;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.image.DiscSource;
import org.glassmaster.core.image.SectorFormat;

/**
 * Finds the constant number of samples by which a drive wrote or reads audio late. It takes
 * soundings where the expected audio is not silent, and believes the offset that most of them agree
 * on.
 */
final class OffsetSearch {
  /** Farther than any drive is off; five sectors and a bit. */
  static final int RANGE = 3000;

  private static final int SOUNDINGS = 8;
  private static final int SAMPLES = Fragment.SECTOR / Fragment.SAMPLE;
  private static final int WINDOW = 4;
  private static final int MARGIN = RANGE / SAMPLES + 1;
  private static final int BATCH = 32;

  private final DiscSource expected;
  private final DiscSource found;
  private final MemorySegment buffer;
  private final Map<Integer, Integer> votes = new HashMap<>();

  OffsetSearch(DiscSource expected, DiscSource found, Arena arena) {
    this.expected = expected;
    this.found = found;
    this.buffer =
        arena.allocate((long) Math.max(BATCH, WINDOW + 2 * MARGIN) * Fragment.SECTOR, Long.BYTES);
  }

  /** Samples by which the found audio is late; 0 where nothing fits better. */
  int find(List<Span> spans) throws SourceException {
    List<Span> audio = spans.stream().filter(Span::isAudio).toList();
    long total = audio.stream().mapToLong(Span::count).sum();
    for (Span span : audio) {
      // As many soundings as the span's share of all audio, one at least.
      int soundings = (int) Math.max(1, (long) SOUNDINGS * span.count() / total);
      for (int i = 0; i < soundings; i++) {
        int from = (int) ((long) span.count() * i / soundings);
        int to = (int) ((long) span.count() * (i + 1) / soundings);
        sound(span, from, to);
      }
    }
    return best();
  }

  private int best() {
    int best = 0;
    for (Map.Entry<Integer, Integer> vote : votes.entrySet()) {
      int lead = vote.getValue() - votes.getOrDefault(best, 0);
      if (lead > 0 || (lead == 0 && Math.abs(vote.getKey()) < Math.abs(best))) {
        best = vote.getKey();
      }
    }
    return best;
  }

  /**
   * Looks for the first sectors in a part of a span that are not silent, around where they were.
   */
  private void sound(Span span, int from, int to) throws SourceException {
    int start = firstSound(span, from, to);
    if (start < 0) {
      return;
    }
    // A little silence before, where there is some: a tone alone looks the same at many offsets.
    int window = Math.max(0, start - 1);
    int[] wanted = new int[Math.min(WINDOW, span.count() - window) * SAMPLES];
    expected.read(span.expected() + window, wanted.length / SAMPLES, SectorFormat.PLAIN, buffer, 0);
    copy(wanted);
    int first = Math.max(0, window - MARGIN);
    int last = Math.min(span.count(), window + wanted.length / SAMPLES + MARGIN);
    int[] there = new int[(last - first) * SAMPLES];
    try {
      found.read(span.found() + first, last - first, SectorFormat.PLAIN, buffer, 0);
    } catch (SourceException e) {
      // The comparison itself says what cannot be read; other soundings find the offset.
      return;
    }
    copy(there);
    for (int offset : fits(wanted, there, (window - first) * SAMPLES)) {
      votes.merge(offset, 1, Integer::sum);
    }
  }

  private int firstSound(Span span, int from, int to) throws SourceException {
    for (int at = from; at < to; at += BATCH) {
      int count = Math.min(BATCH, to - at);
      expected.read(span.expected() + at, count, SectorFormat.PLAIN, buffer, 0);
      for (int i = 0; i < count; i++) {
        for (long p = (long) i * Fragment.SECTOR; p < (i + 1L) * Fragment.SECTOR; p += 8) {
          if (buffer.get(ValueLayout.JAVA_LONG, p) != 0) {
            return at + i;
          }
        }
      }
    }
    return -1;
  }

  private void copy(int[] samples) {
    MemorySegment.copy(buffer, ValueLayout.JAVA_INT, 0, samples, 0, samples.length);
  }

  private static List<Integer> fits(int[] wanted, int[] there, int origin) {
    List<Integer> fits = new ArrayList<>();
    for (int offset = -RANGE; offset <= RANGE; offset++) {
      int at = origin + offset;
      if (at >= 0
          && at + wanted.length <= there.length
          && Arrays.mismatch(wanted, 0, wanted.length, there, at, at + wanted.length) < 0) {
        fits.add(offset);
      }
    }
    return fits;
  }
}
