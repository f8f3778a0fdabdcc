package org.glassmaster.core.recovery;

import java.util.ArrayList;
import java.util.List;
import org.glassmaster.core.disc.CopyPermission;
import org.glassmaster.core.disc.Isrc;

/** What the Q frames of one track say. */
final class TrackScan {
  private static final int COPY = 2;

  final int number;
  final Transition start;
  final Votes<Isrc> isrc = new Votes<>();

  /** Where index 2 and on begin, in order. */
  final List<Transition> laterIndexes = new ArrayList<>();

  private final NumberVotes index1 = new NumberVotes();
  private final NumberVotes control = new NumberVotes();
  private int lastIndex;
  private int lastSeen;
  private int frames;
  private int copyOn;
  private int copyInTurn;

  TrackScan(int number, Transition start) {
    this.number = number;
    this.start = start;
    this.lastSeen = start.at();
  }

  void position(int lba, int index, int relative, int controlBits) {
    frames++;
    boolean copy = (controlBits & COPY) != 0;
    copyOn += copy ? 1 : 0;
    copyInTurn += copy == (lba & 7) > 3 ? 1 : 0;
    control.add(controlBits & ~COPY);
    if (index >= 1) {
      index1.add(lba - relative);
      if (index > Math.max(lastIndex, 1)) {
        laterIndexes.add(new Transition(lastSeen, lba));
      }
    }
    lastIndex = Math.max(lastIndex, index);
    lastSeen = lba;
  }

  boolean hasProgramme() {
    return lastIndex >= 1;
  }

  int index1() {
    return index1.winner().orElse(start.at());
  }

  int control() {
    return control.winner().orElse(0);
  }

  /** The copy bit: nearly always on, nearly always off, or four sectors each in turn. */
  CopyPermission copy() {
    if (frames >= 16
        && copyInTurn > frames * 9L / 10
        && copyOn > frames / 4
        && copyOn < frames * 3L / 4) {
      return CopyPermission.SCMS;
    }
    return copyOn * 2L > frames ? CopyPermission.PERMITTED : CopyPermission.PROHIBITED;
  }
}
