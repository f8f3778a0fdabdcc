package org.glassmaster.backend.file.internal.toc;

import java.util.Locale;
import java.util.Optional;
import org.glassmaster.backend.file.internal.finding.FindingKind;
import org.glassmaster.backend.file.internal.finding.Findings;
import org.glassmaster.backend.file.internal.toc.TocLexer.Kind;
import org.glassmaster.backend.file.internal.toc.TocLexer.Token;
import org.glassmaster.core.address.Geometry;

/** The tokens of a sheet with one to look ahead at, and the small things they make up. */
final class TocTokens {
  /**
   * A length or a place.
   *
   * @param count −1 where there is none that is valid
   * @param sectors whether it was written as a time, which counts sectors
   */
  record Amount(long count, boolean sectors) {
    private static final Amount NONE = new Amount(-1, false);

    /** In units of which a sector has so many, −1 where there is none. */
    long in(int unitsPerSector) {
      return sectors && count > 0 ? count * unitsPerSector : count;
    }
  }

  /** A long way past the end of any disc, and short enough to add up a few of them. */
  private static final long MOST_SECTORS = 10_000_000;

  /** Bytes of files are counted in numbers of so many digits at most. */
  private static final int MOST_DIGITS = 15;

  private final TocLexer lexer;
  private final String name;
  private final Findings findings;
  private Token next;

  TocTokens(String sheet, String name, Findings findings) {
    this.lexer = new TocLexer(sheet, name, findings);
    this.name = name;
    this.findings = findings;
    this.next = lexer.next();
  }

  /** The next one, which stays the next. */
  Token peek() {
    return next;
  }

  /** Takes the next one. */
  Token take() {
    Token taken = next;
    next = lexer.next();
    return taken;
  }

  /** The next one as a keyword: in capitals, empty where it is no word. */
  String keyword() {
    return next.kind() == Kind.WORD ? next.text().toUpperCase(Locale.ROOT) : "";
  }

  /** Takes a keyword or a sign if it is the next. */
  boolean accept(String wanted) {
    boolean there = next.is(wanted) || keyword().equals(wanted);
    if (there) {
      take();
    }
    return there;
  }

  /** Takes a sign that has to be next, and notes where it is not. */
  boolean expect(String sign) {
    if (accept(sign)) {
      return true;
    }
    note(TocFinding.UNEXPECTED, "\"" + sign + "\" is missing before " + next.shown());
    return false;
  }

  /** Takes a string that has to be next. */
  Optional<Token> string() {
    if (next.kind() == Kind.STRING) {
      return Optional.of(take());
    }
    note(TocFinding.UNEXPECTED, "a string is missing before " + next.shown());
    return Optional.empty();
  }

  /** Takes a number that has to be next, −1 where there is none up to that limit. */
  long number(long most) {
    if (next.kind() != Kind.NUMBER) {
      if (next.kind() == Kind.WORD) {
        note(TocFinding.BAD_NUMBER, next.shown() + " is no number");
        take();
      } else {
        note(TocFinding.UNEXPECTED, "a number is missing before " + next.shown());
      }
      return -1;
    }
    Token taken = take();
    long value = taken.text().length() > MOST_DIGITS ? -1 : Long.parseLong(taken.text());
    if (value > most || value < 0) {
      note(TocFinding.BAD_NUMBER, taken.shown() + " is not from 0 to " + most);
      return -1;
    }
    return value;
  }

  /** Takes a number or a time. */
  Amount amount() {
    long first = number(Long.MAX_VALUE);
    if (!next.is(":")) {
      return first < 0 ? Amount.NONE : new Amount(first, false);
    }
    take();
    long seconds = number(Long.MAX_VALUE);
    long frames = next.is(":") ? afterColon() : -1;
    if (first < 0
        || first > MOST_SECTORS
        || seconds < 0
        || seconds > 59
        || frames < 0
        || frames >= Geometry.SECTORS_PER_SECOND) {
      note(TocFinding.BAD_TIME, "this is no time");
      return Amount.NONE;
    }
    long sectors =
        first * Geometry.SECTORS_PER_MINUTE + seconds * Geometry.SECTORS_PER_SECOND + frames;
    if (sectors > MOST_SECTORS) {
      note(TocFinding.BAD_TIME, "no disc is as long as this");
      return Amount.NONE;
    }
    return new Amount(sectors, true);
  }

  private long afterColon() {
    take();
    return number(Long.MAX_VALUE);
  }

  /** Takes a time, −1 where there is none. */
  int time() {
    Amount amount = amount();
    if (amount.count() >= 0 && !amount.sectors()) {
      note(TocFinding.BAD_TIME, "\"" + amount.count() + "\" is no time");
      return -1;
    }
    return (int) amount.count();
  }

  /** Whether a number is next. */
  boolean isNumber() {
    return next.kind() == Kind.NUMBER;
  }

  int line() {
    return next.line();
  }

  void note(FindingKind kind, String message) {
    note(kind, next.line(), message);
  }

  void note(FindingKind kind, int line, String message) {
    findings.add(kind, name + ":" + line, message);
  }
}
