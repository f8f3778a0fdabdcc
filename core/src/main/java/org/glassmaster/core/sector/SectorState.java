package org.glassmaster.core.sector;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.glassmaster.core.address.Msf;

/**
 * What a block of 2352 bytes turned out to be. {@link SectorChecker} answers with the same facts in
 * one {@code int} where there are many sectors; {@link #of} reads it.
 *
 * @param sync whether it begins with the sync field; without it, it is audio or ruined
 * @param scrambled whether it was found scrambled
 * @param time the absolute time in the header, where that is one
 * @param mode its mode and form, where they can be told
 * @param edc the error detection code
 * @param p the P parity
 * @param q the Q parity
 * @param zeros whether all is zero that has to be: the data of mode 0, the filler of mode 1
 */
public record SectorState(
    boolean sync,
    boolean scrambled,
    Optional<Msf> time,
    Optional<SectorMode> mode,
    Code edc,
    Code p,
    Code q,
    boolean zeros) {

  /** What became of a code that protects a sector. */
  public enum Code {
    /** The mode has no such code. */
    ABSENT,
    /** Form 2 may leave its error detection code zero, which says that it is not used. */
    UNUSED,
    /** The code agrees with what it covers. */
    GOOD,
    /** The code does not agree with what it covers. */
    BAD
  }

  static final int MODE_MASK = 7;
  static final int NO_SYNC = 1 << 3;
  static final int BAD_HEADER = 1 << 4;
  static final int SCRAMBLED = 1 << 5;
  static final int BAD_EDC = 1 << 6;
  static final int UNUSED_EDC = 1 << 7;
  static final int BAD_P = 1 << 8;
  static final int BAD_Q = 1 << 9;
  static final int NOT_ZERO = 1 << 10;
  static final int TIME_SHIFT = 12;

  private static final int UNSOUND = NO_SYNC | BAD_HEADER | BAD_EDC | BAD_P | BAD_Q;

  /**
   * {@return the facts in an answer of {@link SectorChecker}}
   *
   * @param state a state as {@link SectorChecker} gives it
   */
  public static SectorState of(int state) {
    Optional<SectorMode> mode = mode(state);
    boolean parity = mode.map(SectorMode::hasParity).orElse(false);
    boolean detection = parity || mode.equals(Optional.of(SectorMode.FORM2));
    int time = state >>> TIME_SHIFT;
    return new SectorState(
        (state & NO_SYNC) == 0,
        isScrambled(state),
        time == 0 ? Optional.empty() : Optional.of(Msf.ofFrames(time - 1)),
        mode,
        (state & UNUSED_EDC) != 0 ? Code.UNUSED : code(detection, (state & BAD_EDC) != 0),
        code(parity, (state & BAD_P) != 0),
        code(parity, (state & BAD_Q) != 0),
        (state & NOT_ZERO) == 0);
  }

  private static Code code(boolean present, boolean bad) {
    if (!present) {
      return Code.ABSENT;
    }
    return bad ? Code.BAD : Code.GOOD;
  }

  /**
   * {@return whether an answer of {@link SectorChecker} is about a sound data sector: sync, a
   * header with a time and a known mode, and no code that disagrees}
   *
   * @param state a state as {@link SectorChecker} gives it
   */
  public static boolean isSound(int state) {
    return (state & UNSOUND) == 0;
  }

  /**
   * {@return whether an answer of {@link SectorChecker} is about a sector that bears this address}
   *
   * @param state a state as {@link SectorChecker} gives it
   * @param lba the address where the sector stands
   */
  public static boolean isAt(int state, int lba) {
    return state >>> TIME_SHIFT == Msf.framesOfLba(lba) + 1;
  }

  /**
   * {@return whether an answer of {@link SectorChecker} is about a scrambled sector}
   *
   * @param state a state as {@link SectorChecker} gives it
   */
  public static boolean isScrambled(int state) {
    return (state & SCRAMBLED) != 0;
  }

  /**
   * {@return whether an answer of {@link SectorChecker} is about a sector of this mode}
   *
   * @param state a state as {@link SectorChecker} gives it
   * @param mode the mode
   */
  public static boolean isOf(int state, SectorMode mode) {
    return (state & MODE_MASK) == mode.code();
  }

  /**
   * {@return the mode in an answer of {@link SectorChecker}, where it could be told}
   *
   * @param state a state as {@link SectorChecker} gives it
   */
  public static Optional<SectorMode> mode(int state) {
    int mode = state & MODE_MASK;
    return mode == 0 ? Optional.empty() : Optional.of(SectorMode.of(mode));
  }

  /** {@return the same as {@link #isSound(int)}} */
  public boolean isSound() {
    return sync
        && time.isPresent()
        && mode.isPresent()
        && edc != Code.BAD
        && p != Code.BAD
        && q != Code.BAD;
  }

  /** Such as {@code mode1 at 00:02:16, scrambled, EDC bad}. */
  @Override
  public String toString() {
    if (!sync) {
      return "no data sector";
    }
    List<String> facts = new ArrayList<>();
    String name = mode.map(m -> m.name().toLowerCase(Locale.ROOT)).orElse("unknown mode");
    facts.add(name + time.map(t -> " at " + t).orElse(" without a time"));
    if (scrambled) {
      facts.add("scrambled");
    }
    if (edc == Code.BAD) {
      facts.add("EDC bad");
    }
    if (edc == Code.UNUSED) {
      facts.add("EDC unused");
    }
    if (p == Code.BAD) {
      facts.add("P bad");
    }
    if (q == Code.BAD) {
      facts.add("Q bad");
    }
    if (!zeros) {
      facts.add("not zero");
    }
    return String.join(", ", facts);
  }
}
