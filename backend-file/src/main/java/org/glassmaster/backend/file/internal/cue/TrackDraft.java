package org.glassmaster.backend.file.internal.cue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.glassmaster.backend.file.internal.cue.CueSheet.Flag;
import org.glassmaster.backend.file.internal.cue.CueSheet.Index;
import org.glassmaster.backend.file.internal.cue.CueSheet.TrackEntry;
import org.glassmaster.core.disc.Isrc;
import org.glassmaster.core.text.TextField;

/** A track of a sheet that is being read. */
final class TrackDraft {
  /** What became of an ISRC. */
  enum IsrcFate {
    TAKEN,
    NONE,
    REPEATED,
    BAD
  }

  private final int number;
  private final Optional<TrackType> type;
  private final int session;
  private final int line;
  private final Set<Flag> flags = EnumSet.noneOf(Flag.class);
  private final Map<TextField, String> texts = new EnumMap<>(TextField.class);
  private final List<Index> indexes = new ArrayList<>(2);
  private String isrc = "";
  private int pregap = -1;
  private int postgap;

  TrackDraft(int number, Optional<TrackType> type, int session, int line) {
    this.number = number;
    this.type = type;
    this.session = session;
    this.line = line;
  }

  int number() {
    return number;
  }

  Map<TextField, String> texts() {
    return texts;
  }

  void flag(Flag flag) {
    flags.add(flag);
  }

  /** Takes the first PREGAP; says whether it was the first. */
  boolean pregap(int sectors) {
    boolean first = pregap < 0;
    pregap = first ? sectors : pregap;
    return first;
  }

  /** Takes the first POSTGAP; says whether it was the first. */
  boolean postgap(int sectors) {
    boolean first = postgap == 0;
    postgap = first ? sectors : postgap;
    return first;
  }

  IsrcFate isrc(String word) {
    Optional<Isrc> parsed = Isrc.parse(word);
    if (parsed.isEmpty()) {
      boolean none = word.chars().allMatch(c -> c == '0' || c == '-');
      return none ? IsrcFate.NONE : IsrcFate.BAD;
    }
    String compact = parsed.get().compact();
    if (!isrc.isEmpty() && !isrc.equals(compact)) {
      return IsrcFate.REPEATED;
    }
    isrc = compact;
    return IsrcFate.TAKEN;
  }

  /**
   * Takes an index, and says what is wrong with it: nothing, or why it is left out.
   *
   * @param last the latest time in the same file
   */
  String index(Index index, int last) {
    int expected = indexes.isEmpty() ? Math.min(index.number(), 1) : lastNumber() + 1;
    if (index.number() < expected) {
      return "index " + index.number() + " after index " + lastNumber() + " is left out";
    }
    if (index.time() < last) {
      return "index " + index.number() + " lies before the one that it follows and is left out";
    }
    if (expected > 1 && index.time() == last) {
      return "index " + index.number() + " lies where the one before it lies and is left out";
    }
    indexes.add(new Index(expected, index.time(), index.file(), index.line()));
    return index.number() == expected
        ? ""
        : "index " + index.number() + " is read as index " + expected;
  }

  Optional<Index> lastIndex() {
    return indexes.isEmpty() ? Optional.empty() : Optional.of(indexes.getLast());
  }

  private int lastNumber() {
    return indexes.getLast().number();
  }

  TrackEntry entry() {
    return new TrackEntry(
        number,
        type.orElse(TrackType.AUDIO),
        flags,
        isrc,
        pregap,
        postgap,
        texts,
        indexes,
        session,
        line);
  }
}
