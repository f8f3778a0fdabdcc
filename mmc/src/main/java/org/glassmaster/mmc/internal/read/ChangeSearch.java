package org.glassmaster.mmc.internal.read;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.subchannel.QFrame;

/**
 * Finds the sector at which track or index changes, by halving: Q tells of every sector on which
 * side of the change it lies. Damaged frames and those that tell a code instead of a place are
 * passed over; where one lies right at the change, the sectors around decide.
 */
final class ChangeSearch {
  private static final int WINDOW = 16;
  private static final int MOST_STEPS = 48;
  private static final int DETOURS = 3;
  private static final int REREADINGS = 2;

  /**
   * Where a change is.
   *
   * @param lba first sector after it
   * @param certain whether frames on both sides of it say so
   */
  record Change(int lba, boolean certain) {}

  private final QReader reader;

  /** Places of the frames of one look, and on which side of the change they are. */
  private final int[] places = new int[WINDOW + 2 * QProbe.TOLERANCE];

  private final boolean[] after = new boolean[places.length];
  private int seen;
  private int damaged;
  private int low;
  private int high;
  private boolean contradicted;

  ChangeSearch(QReader reader) {
    this.reader = reader;
  }

  /** Track and index as one number, which never falls from sector to sector. */
  static int key(int track, int index) {
    return track * 100 + index;
  }

  static int key(QFrame.Position position) {
    int track = position.track() == QFrame.LEAD_OUT ? Geometry.LAST_NUMBER + 1 : position.track();
    return key(track, position.index());
  }

  /**
   * Finds the first sector whose track and index are at least {@code key}.
   *
   * @param from a sector before the change
   * @param to a sector after it, or the first one
   * @param hints where to look first
   */
  Change find(int key, int from, int to, List<Integer> hints) throws GlassmasterException {
    low = from;
    high = to;
    contradicted = false;
    for (int hint : hints) {
      if (hint > low && hint < high) {
        look(key, Math.max(low + 1, hint - WINDOW / 2), WINDOW);
      }
    }
    int steps = 0;
    while (high - low > 1 && steps++ < MOST_STEPS) {
      if (!halve(key)) {
        break;
      }
    }
    for (int i = 0; i < REREADINGS && high - low > 1 && high - low <= WINDOW; i++) {
      look(key, low + 1, high - low - 1);
    }
    boolean codesOnly = high - low <= WINDOW && damaged == 0;
    boolean certain = !contradicted && (high - low == 1 || codesOnly);
    return new Change(between(to), certain);
  }

  /** Looks in the middle, and beside it where nothing is to be seen there. */
  private boolean halve(int key) throws GlassmasterException {
    int middle = low + (high - low) / 2;
    int from = Math.clamp((long) middle - WINDOW / 2, low + 1, Math.max(low + 1, high - WINDOW));
    if (look(key, from, WINDOW)) {
      return true;
    }
    if (high - low <= WINDOW) {
      return false;
    }
    for (int i = 1; i <= DETOURS; i++) {
      if (look(key, from + i * WINDOW, WINDOW) || look(key, from - i * WINDOW, WINDOW)) {
        return true;
      }
    }
    return false;
  }

  /** Looks at a run of sectors; whether that brought the sides closer. */
  private boolean look(int key, int from, int most) throws GlassmasterException {
    int first = Math.max(from, low + 1);
    int count = Math.min(from + most, high) - first;
    if (count <= 0) {
      return false;
    }
    seen = 0;
    damaged = 0;
    reader.read(first, count, (lba, frame) -> take(key, lba, frame));
    if (seen == 0) {
      return false;
    }
    int before = high - low;
    int split = split();
    for (int i = 0; i < seen; i++) {
      if (after[i] && places[i] >= split) {
        high = Math.min(high, places[i]);
      } else if (!after[i] && places[i] < split) {
        low = Math.max(low, places[i]);
      } else {
        contradicted = true;
      }
    }
    return high - low < before;
  }

  private void take(int key, int lba, Optional<QFrame> frame) {
    if (frame.isEmpty()) {
      damaged++;
    } else if (frame.get() instanceof QFrame.Position position
        && lba > low
        && lba < high
        && seen < places.length) {
      places[seen] = lba;
      after[seen] = key(position) >= key;
      seen++;
    }
  }

  /** The place that the fewest frames speak against. */
  private int split() {
    int[] candidates = Arrays.copyOf(places, seen + 1);
    candidates[seen] = Arrays.stream(places, 0, seen).max().orElse(0) + 1;
    int best = candidates[seen];
    int fewest = Integer.MAX_VALUE;
    for (int candidate : candidates) {
      int against = 0;
      for (int i = 0; i < seen; i++) {
        against += after[i] == places[i] >= candidate ? 0 : 1;
      }
      if (against < fewest || (against == fewest && candidate < best)) {
        fewest = against;
        best = candidate;
      }
    }
    return best;
  }

  /**
   * The change, where no frame says on which side the sectors between lie. By the rules a code
   * never stands where something changes, so that it is the last of them; but libburn puts codes
   * there, and people like whole seconds.
   */
  private int between(int origin) {
    int chosen = high;
    int whole = 0;
    for (int lba = low + 1; lba <= high && high - low <= WINDOW; lba++) {
      if ((origin - lba) % Geometry.SECTORS_PER_SECOND == 0 && lba != origin) {
        chosen = lba;
        whole++;
      }
    }
    return whole == 1 ? chosen : high;
  }
}
