package org.glassmaster.backend.file.internal.toc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.glassmaster.backend.file.internal.finding.FindingKind;
import org.glassmaster.backend.file.internal.finding.Findings;
import org.glassmaster.backend.file.internal.toc.TocLexer.Kind;
import org.glassmaster.backend.file.internal.toc.TocLexer.Token;
import org.glassmaster.backend.file.internal.toc.TocTokens.Amount;
import org.glassmaster.core.disc.DiscType;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.disc.Isrc;
import org.glassmaster.core.disc.Mcn;
import org.jspecify.annotations.Nullable;

/**
 * Reads a sheet statement by statement. It takes what has one sensible meaning, in whatever order
 * the statements of a track stand, and notes what is odd about it; nothing makes it fail.
 */
final class TocParser {
  private static final int MOST_TRACKS = 99;

  /** Far more pieces than anyone cuts a disc into. */
  private static final int MOST_PARTS = 20_000;

  private static final int SAMPLES = Fragment.SECTOR / Fragment.SAMPLE;

  private final TocTokens tokens;
  private final TocTexts texts;
  private final List<TocDraft> tracks = new ArrayList<>();
  private Optional<DiscType> type = Optional.empty();
  private Optional<Mcn> catalog = Optional.empty();
  private int firstNumber = 1;
  private int parts;
  private boolean skipping;
  private boolean overflowing;
  private boolean broken;
  private @Nullable TocDraft track;

  private TocParser(String text, String name, Findings findings) {
    this.tokens = new TocTokens(text, name, findings);
    this.texts = new TocTexts(tokens);
  }

  /**
   * Parses a sheet.
   *
   * @param name what findings call the sheet
   */
  static TocSheet parse(String text, String name, Findings findings) {
    return new TocParser(text, name, findings).sheet();
  }

  private TocSheet sheet() {
    while (tokens.peek().kind() != Kind.END && !overflowing) {
      statement(tokens.keyword());
    }
    if (firstNumber + tracks.size() - 1 > MOST_TRACKS) {
      tokens.note(TocFinding.TOO_MUCH, "the numbers of the tracks go past " + MOST_TRACKS);
      broken = true;
      firstNumber = 1;
    }
    for (TocDraft draft : tracks) {
      if (!draft.hasParts()) {
        tokens.note(TocFinding.NO_CONTENT, draft.entry().line(), "the track has no content");
        broken = true;
      }
    }
    return new TocSheet(
        type,
        catalog,
        firstNumber,
        texts.build(firstNumber, tracks.size()),
        tracks.stream().map(TocDraft::entry).toList(),
        !broken);
  }

  private void statement(String keyword) {
    boolean wasSkipping = skipping;
    skipping = false;
    Token first = tokens.take();
    switch (keyword) {
      case "CD_DA" -> type = Optional.of(DiscType.CD_DA);
      case "CD_ROM" -> type = Optional.of(DiscType.CD_ROM);
      case "CD_ROM_XA" -> type = Optional.of(DiscType.CD_ROM_XA);
      case "CD_I" -> type = Optional.of(DiscType.CD_I);
      case "CATALOG" -> catalog();
      case "FIRST_TRACK_NO" -> firstTrackNumber();
      case "CD_TEXT" -> texts.section(tracks.size());
      case "TRACK" -> track(first.line());
      default -> {
        TocDraft current = track;
        if (current != null && ofTrack(keyword, first, current)) {
          return;
        }
        // What follows a word that means nothing as a rule means nothing either.
        if (!wasSkipping) {
          tokens.note(
              current == null && isOfTrack(keyword)
                  ? TocFinding.MISPLACED
                  : TocFinding.UNKNOWN_WORD,
              first.line(),
              first.shown() + " means nothing here");
        }
        skipping = true;
      }
    }
  }

  private static boolean isOfTrack(String keyword) {
    return switch (keyword) {
      case "ISRC",
          "NO",
          "COPY",
          "PRE_EMPHASIS",
          "TWO_CHANNEL_AUDIO",
          "FOUR_CHANNEL_AUDIO",
          "PREGAP",
          "FILE",
          "AUDIOFILE",
          "DATAFILE",
          "FIFO",
          "SILENCE",
          "ZERO",
          "START",
          "END",
          "INDEX" ->
          true;
      default -> false;
    };
  }

  private boolean ofTrack(String keyword, Token first, TocDraft current) {
    switch (keyword) {
      case "ISRC" -> isrc(current);
      case "NO" -> flag(current, tokens.keyword(), false);
      case "COPY", "PRE_EMPHASIS" -> flag(keyword, current, true);
      case "TWO_CHANNEL_AUDIO" -> current.fourChannel(false);
      case "FOUR_CHANNEL_AUDIO" -> current.fourChannel(true);
      case "PREGAP" -> pregap(current, first.line());
      case "FILE", "AUDIOFILE" -> sound(current, first);
      case "DATAFILE" -> data(current, first.line());
      case "FIFO" -> fifo();
      case "SILENCE" -> silence(current, first);
      case "ZERO" -> zero(current, first.line());
      case "START", "END" -> mark(current, keyword.equals("START"), first.line());
      case "INDEX" -> index(current, first.line());
      default -> {
        return false;
      }
    }
    return true;
  }

  private void catalog() {
    Optional<Token> string = tokens.string();
    Optional<Mcn> number = string.flatMap(token -> Mcn.parse(token.text()));
    if (string.isPresent() && number.isEmpty()) {
      tokens.note(
          TocFinding.BAD_CATALOG, string.get().line(), string.get().shown() + " is no such number");
    } else if (number.isPresent() && catalog.isPresent() && !catalog.equals(number)) {
      tokens.note(
          TocFinding.REPEATED, string.get().line(), "the disc has a catalogue number already");
    } else if (catalog.isEmpty()) {
      catalog = number;
    }
  }

  private void firstTrackNumber() {
    long number = tokens.number(MOST_TRACKS);
    if (number == 0) {
      tokens.note(TocFinding.BAD_NUMBER, "tracks are numbered from 1");
    } else if (number > 0) {
      firstNumber = (int) number;
    }
  }

  private void track(int line) {
    if (tracks.size() == MOST_TRACKS) {
      overflow("the sheet has more than " + MOST_TRACKS + " tracks");
      return;
    }
    Optional<TocMode> mode = TocMode.of(tokens.keyword());
    if (mode.isEmpty()) {
      tokens.note(TocFinding.UNKNOWN_WORD, line, tokens.peek().shown() + " is no mode of a track");
      broken = true;
      skipping = true;
    } else {
      tokens.take();
    }
    TocDraft draft = new TocDraft(mode.orElse(TocMode.AUDIO), subMode(TocSubMode.NONE), line);
    track = draft;
    tracks.add(draft);
  }

  private TocSubMode subMode(TocSubMode otherwise) {
    Optional<TocSubMode> sub = TocSubMode.of(tokens.keyword());
    if (sub.isPresent()) {
      tokens.take();
    }
    return sub.orElse(otherwise);
  }

  private void isrc(TocDraft current) {
    Optional<Token> string = tokens.string();
    if (string.isPresent()) {
      Optional<Isrc> code = Isrc.parse(string.get().text());
      code.ifPresentOrElse(
          current::isrc,
          () ->
              tokens.note(
                  TocFinding.BAD_ISRC, string.get().line(), string.get().shown() + " is no ISRC"));
    }
  }

  private void flag(TocDraft current, String keyword, boolean on) {
    if (keyword.equals("COPY") || keyword.equals("PRE_EMPHASIS")) {
      tokens.take();
      flag(keyword, current, on);
    } else {
      tokens.note(TocFinding.UNEXPECTED, "COPY or PRE_EMPHASIS is missing after NO");
    }
  }

  private static void flag(String keyword, TocDraft current, boolean on) {
    if (keyword.equals("COPY")) {
      current.copy(on);
    } else {
      current.preEmphasis(on);
    }
  }

  /** Silence or zero data, and then START (cdrdao manual). */
  private void pregap(TocDraft current, int line) {
    int sectors = tokens.time();
    if (sectors > 0) {
      nothing(current, current.mode(), current.sub(), sectors, line);
      begin(current.start(-1, line), "START", line);
    } else if (sectors == 0) {
      tokens.note(TocFinding.BAD_TIME, line, "a pregap of no length is left out");
    }
  }

  private void nothing(TocDraft current, TocMode mode, TocSubMode sub, long sectors, int line) {
    if (current.isSound()) {
      add(current, new TocSheet.Silence(sectors * SAMPLES, line));
    } else {
      int block = mode.form().bytes() + sub.bytes();
      add(current, new TocSheet.Zero(mode, sub, sectors * block, line));
    }
  }

  private void sound(TocDraft current, Token first) {
    Optional<Token> file = file();
    boolean swap = false;
    long offset = 0;
    while (tokens.peek().is("#") || tokens.keyword().equals("SWAP")) {
      boolean hash = tokens.take().is("#");
      offset = hash ? Math.max(0, tokens.number(Long.MAX_VALUE)) : offset;
      swap |= !hash;
    }
    long start = 0;
    if (tokens.isNumber()) {
      start = tokens.amount().in(SAMPLES);
    } else {
      tokens.note(
          TocFinding.UNEXPECTED, "the start is missing, the file counts from its first sample");
    }
    long length = tokens.isNumber() ? tokens.amount().in(SAMPLES) : 0;
    if (!current.isSound()) {
      wrong(current, first);
    } else if (file.isPresent() && start >= 0 && length >= 0) {
      add(
          current,
          new TocSheet.Sound(file.get().text(), swap, offset, start, length, first.line()));
    } else {
      broken = true;
    }
  }

  private void data(TocDraft current, int line) {
    Optional<Token> file = file();
    long offset = tokens.accept("#") ? tokens.number(Long.MAX_VALUE) : 0;
    int block = current.mode().form().bytes() + current.sub().bytes();
    long length = tokens.isNumber() ? tokens.amount().in(block) : 0;
    if (file.isPresent() && offset >= 0 && length >= 0) {
      add(current, new TocSheet.Data(file.get().text(), offset, length, line));
    } else {
      broken = true;
    }
  }

  private Optional<Token> file() {
    Optional<Token> file = tokens.string();
    if (file.isPresent() && file.get().text().equals("-")) {
      refuse("the standard input is read once, but a disc is proven before it is written");
    }
    return file;
  }

  private void fifo() {
    if (tokens.string().isPresent() && tokens.isNumber()) {
      Amount unused = tokens.amount();
      skipping = unused.count() < 0;
    }
    refuse("a FIFO is read once, but a disc is proven before it is written");
  }

  private void refuse(String message) {
    tokens.note(TocFinding.NOT_A_FILE, message);
    broken = true;
  }

  private void silence(TocDraft current, Token first) {
    long samples = tokens.amount().in(SAMPLES);
    if (!current.isSound()) {
      wrong(current, first);
    } else if (isLength(samples, first.line())) {
      add(current, new TocSheet.Silence(samples, first.line()));
    }
  }

  private void zero(TocDraft current, int line) {
    Optional<TocMode> mode = TocMode.of(tokens.keyword());
    if (mode.isPresent()) {
      tokens.take();
    }
    TocMode given = mode.orElse(current.mode());
    TocSubMode sub = subMode(current.sub());
    int block = given.form().bytes() + sub.bytes();
    long bytes = tokens.amount().in(block);
    if (isLength(bytes, line)) {
      add(current, new TocSheet.Zero(given, sub, bytes, line));
    }
  }

  private boolean isLength(long length, int line) {
    if (length == 0) {
      tokens.note(TocFinding.BAD_NUMBER, line, "nothing of no length is left out");
    }
    return length > 0;
  }

  private void wrong(TocDraft current, Token first) {
    String sub = current.sub() == TocSubMode.NONE ? "" : " " + current.sub();
    tokens.note(
        TocFinding.WRONG_STATEMENT,
        first.line(),
        first.text() + " in a track of " + current.mode() + sub);
    broken = true;
  }

  private void mark(TocDraft current, boolean start, int line) {
    int sectors = tokens.isNumber() ? tokens.time() : -1;
    begin(
        start ? current.start(sectors, line) : current.end(sectors, line),
        start ? "START" : "END",
        line);
  }

  private void begin(boolean first, String word, int line) {
    if (!first) {
      tokens.note(TocFinding.REPEATED, line, "the track has a " + word + " already, it counts");
    }
  }

  private void index(TocDraft current, int line) {
    int sectors = tokens.time();
    if (sectors >= 0 && !current.index(sectors)) {
      tokens.note(TocFinding.INDEX_ORDER, line, "this index does not follow and is left out");
    }
  }

  private void add(TocDraft current, TocSheet.Part part) {
    if (parts == MOST_PARTS) {
      overflow("the tracks are made of more than " + MOST_PARTS + " pieces");
      return;
    }
    parts++;
    current.add(part);
  }

  private void overflow(String message) {
    FindingKind kind = TocFinding.TOO_MUCH;
    tokens.note(kind, message);
    overflowing = true;
    broken = true;
  }
}
