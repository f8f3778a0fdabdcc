package org.glassmaster.core.text;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Takes the texts of one type apart: one after the other across packs, each up to its terminator.
 * Counts terminators to know the track, and asks the packs' headers after a gap or where the count
 * cannot be right.
 */
final class TextChain {
  private static final int MAX_TRACK = 99;

  private final boolean pairs;
  private final int firstTrack;
  private final Map<Integer, byte[]> texts = new TreeMap<>();
  private final SortedSet<Integer> lost = new TreeSet<>();
  private final SortedSet<Integer> unexpected = new TreeSet<>();
  private final SortedSet<Integer> repeatsNothing = new TreeSet<>();
  private final ByteArrayOutputStream text = new ByteArrayOutputStream();
  private int track;
  private int lastFilled = -1;
  private boolean skipping;
  private boolean secondZeroDue;
  private int wrongTracks;
  private boolean wrongPosition;
  private boolean open;

  /**
   * Begins before the text of the disc.
   *
   * @param pairs whether a terminator has two bytes
   * @param firstTrack the track whose text follows that of the disc
   */
  TextChain(boolean pairs, int firstTrack) {
    this.pairs = pairs;
    this.firstTrack = firstTrack;
  }

  /** Takes the next pack; {@code afterGap} if packs before it are missing. */
  void add(FoundPack pack, boolean afterGap) {
    if (afterGap) {
      abandon();
      track = pack.track();
      skipping = pack.position() > 0;
    } else {
      weigh(pack.track(), pack.position());
    }
    for (byte value : pack.payload()) {
      take(value);
    }
  }

  /** Ends it; {@code beforeGap} if packs behind the last one are missing. */
  void end(boolean beforeGap) {
    if (text.size() > 0 && !beforeGap) {
      open = true;
      store();
    } else {
      abandon();
    }
  }

  /** The texts by track, without terminators; none is empty. */
  Map<Integer, byte[]> texts() {
    return texts;
  }

  /** Tracks whose text is lost in part at least, as far as that is known. */
  SortedSet<Integer> lost() {
    return lost;
  }

  /** Tracks beyond the last possible one that have a text, or that have a second one. */
  SortedSet<Integer> unexpected() {
    return unexpected;
  }

  /** Tracks that repeat the text of a track before them, and there is none. */
  SortedSet<Integer> repeatsNothing() {
    return repeatsNothing;
  }

  /** How many packs name another track than the count. */
  int wrongTracks() {
    return wrongTracks;
  }

  /** Whether some pack's position is not what the text before it makes. */
  boolean hasWrongPosition() {
    return wrongPosition;
  }

  /** Whether the last text had no terminator. */
  boolean isOpen() {
    return open;
  }

  private void weigh(int stated, int position) {
    boolean atStart = text.size() == 0 && !secondZeroDue && !skipping;
    if (stated != track) {
      if (!atStart) {
        wrongTracks++;
      } else if (stated <= MAX_TRACK && stated > lastFilled) {
        if (stated > track) {
          wrongTracks++;
        }
        track = stated;
      } else {
        wrongTracks++;
      }
    }
    wrongPosition |= !pairs && !skipping && position != Math.min(text.size(), Pack.MAX_POSITION);
  }

  private void take(byte value) {
    if (secondZeroDue) {
      secondZeroDue = false;
      if (value == 0) {
        return;
      }
    }
    if (value != 0) {
      if (!skipping) {
        text.write(value);
      }
      return;
    }
    if (skipping) {
      lost.add(track);
      skipping = false;
    } else {
      store();
    }
    track = track == 0 ? firstTrack : track + 1;
    secondZeroDue = pairs;
  }

  private void store() {
    byte[] bytes = text.toByteArray();
    text.reset();
    if (bytes.length == 0) {
      return;
    }
    if (track > MAX_TRACK || texts.containsKey(track)) {
      unexpected.add(track);
      return;
    }
    lastFilled = Math.max(lastFilled, track);
    if (isRepetition(bytes)) {
      repeat();
    } else {
      texts.put(track, bytes);
    }
  }

  private void repeat() {
    int before = track == firstTrack ? 0 : track - 1;
    byte[] same = texts.get(before);
    if (track <= firstTrack || (same == null && !lost.contains(before))) {
      repeatsNothing.add(track);
    }
    if (same != null) {
      texts.put(track, same);
    } else if (lost.contains(before)) {
      lost.add(track);
    }
  }

  private void abandon() {
    if (text.size() > 0 || skipping) {
      lost.add(track);
    }
    text.reset();
    skipping = false;
    secondZeroDue = false;
  }

  private static boolean isRepetition(byte[] bytes) {
    return bytes[0] == '\t' && (bytes.length == 1 || (bytes.length == 2 && bytes[1] == '\t'));
  }
}
