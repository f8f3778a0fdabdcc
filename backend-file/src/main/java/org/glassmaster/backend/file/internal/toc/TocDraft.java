package org.glassmaster.backend.file.internal.toc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.glassmaster.backend.file.internal.toc.TocSheet.Part;
import org.glassmaster.backend.file.internal.toc.TocSheet.TrackEntry;
import org.glassmaster.core.disc.Isrc;

/** A track of a sheet that is being read. */
final class TocDraft {
  private static final int MOST_INDEXES = 98;

  private final TocMode mode;
  private final TocSubMode sub;
  private final int line;
  private final List<Part> parts = new ArrayList<>();
  private final List<Integer> indexes = new ArrayList<>();
  private Optional<Isrc> isrc = Optional.empty();
  private boolean copy;
  private boolean preEmphasis;
  private boolean fourChannel;
  private boolean startSeen;
  private boolean endSeen;
  private int start = -1;
  private int end = -1;

  TocDraft(TocMode mode, TocSubMode sub, int line) {
    this.mode = mode;
    this.sub = sub;
    this.line = line;
  }

  TocMode mode() {
    return mode;
  }

  TocSubMode sub() {
    return sub;
  }

  /** Whether it is cut at samples and not at sectors. */
  boolean isSound() {
    return mode.isAudio() && sub == TocSubMode.NONE;
  }

  boolean hasParts() {
    return !parts.isEmpty();
  }

  void copy(boolean permitted) {
    this.copy = permitted;
  }

  void preEmphasis(boolean on) {
    this.preEmphasis = on;
  }

  void fourChannel(boolean on) {
    this.fourChannel = on;
  }

  void isrc(Isrc code) {
    this.isrc = Optional.of(code);
  }

  void add(Part part) {
    parts.add(part);
  }

  /** Takes a START; says whether it was the first. */
  boolean start(int sectors, int at) {
    if (startSeen) {
      return false;
    }
    startSeen = true;
    start = sectors;
    if (sectors < 0) {
      parts.add(new TocSheet.Mark(true, at));
    }
    return true;
  }

  /** Takes an END; says whether it was the first. */
  boolean end(int sectors, int at) {
    if (endSeen) {
      return false;
    }
    endSeen = true;
    end = sectors;
    if (sectors < 0) {
      parts.add(new TocSheet.Mark(false, at));
    }
    return true;
  }

  /** Takes an INDEX; says whether it is after the one before. */
  boolean index(int sectors) {
    boolean later = sectors > (indexes.isEmpty() ? 0 : indexes.getLast());
    if (later && indexes.size() < MOST_INDEXES) {
      indexes.add(sectors);
      return true;
    }
    return false;
  }

  TrackEntry entry() {
    return new TrackEntry(
        mode, sub, copy, preEmphasis, fourChannel, isrc, parts, start, end, indexes, line);
  }
}
