package org.glassmaster.backend.file.internal.cue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.glassmaster.backend.file.internal.cue.CueSheet.FileEntry;
import org.glassmaster.backend.file.internal.cue.CueSheet.FileType;
import org.glassmaster.backend.file.internal.cue.CueSheet.Word;
import org.glassmaster.backend.file.internal.finding.FindingKind;
import org.glassmaster.backend.file.internal.finding.Findings;
import org.glassmaster.core.text.TextField;
import org.jspecify.annotations.Nullable;

/**
 * Reads a sheet line by line. It accepts whatever has one sensible meaning and notes what is odd
 * about it; nothing makes it fail.
 */
final class CueParser {
  /** What a CD can hold, a hundred times over. */
  private static final int MOST_LINES = 200_000;

  private static final int MOST_FILES = 1_000;
  private static final int MOST_TRACKS = 99;
  private static final int MOST_REMARKS = 16;
  private static final int LONGEST_REMARK = 200;

  private final String name;
  private final CueLine line;
  private final int length;
  private final Findings findings;

  private Optional<String> catalog = Optional.empty();
  private Optional<Word> cdTextFile = Optional.empty();
  private final Map<TextField, String> texts = new EnumMap<>(TextField.class);
  private final List<FileEntry> files = new ArrayList<>();
  private final List<TrackDraft> tracks = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();
  private final Map<Integer, Integer> leadOuts = new HashMap<>();
  private int session = 1;
  private int number;
  private boolean overflowing;
  private boolean broken;
  private @Nullable TrackDraft track;

  private CueParser(String text, String name, Findings findings) {
    this.line = new CueLine(text);
    this.length = text.length();
    this.name = name;
    this.findings = findings;
  }

  /**
   * Parses a sheet.
   *
   * @param name what findings call the sheet
   */
  static CueSheet parse(String text, String name, Findings findings) {
    return new CueParser(text, name, findings).sheet();
  }

  private CueSheet sheet() {
    int next = 0;
    while (next < length && !overflowing) {
      number++;
      next = line.move(next);
      if (!line.isEmpty()) {
        command(line.keyword());
      }
      if (number == MOST_LINES) {
        overflow("the sheet has more than " + MOST_LINES + " lines");
      }
    }
    return new CueSheet(
        catalog,
        cdTextFile,
        texts,
        files,
        tracks.stream().map(TrackDraft::entry).toList(),
        remarks,
        leadOuts,
        !broken);
  }

  private void command(String keyword) {
    switch (keyword) {
      case "REM" -> remark();
      case "FILE" -> file();
      case "TRACK" -> track();
      case "INDEX" -> index();
      case "PREGAP" -> gap(true);
      case "POSTGAP" -> gap(false);
      case "FLAGS" -> flags();
      case "ISRC" -> isrc();
      case "CATALOG" -> catalog();
      case "CDTEXTFILE" -> cdTextFile();
      case "TITLE" -> text(TextField.TITLE);
      case "PERFORMER" -> text(TextField.PERFORMER);
      case "SONGWRITER" -> text(TextField.SONGWRITER);
      case "COMPOSER" -> text(TextField.COMPOSER);
      case "ARRANGER" -> text(TextField.ARRANGER);
      case "MESSAGE" -> text(TextField.MESSAGE);
      case "DISC_ID" -> text(TextField.DISC_ID);
      case "UPC_EAN" -> text(TextField.UPC_ISRC);
      default -> {
        if (!keyword.startsWith(";")) {
          note(CueFinding.UNKNOWN_COMMAND, "unknown command " + shortened(keyword));
        }
      }
    }
  }

  private void remark() {
    String rest = line.rest();
    String keyword = line.keyword();
    switch (keyword) {
      case "SESSION" -> {
        int wanted = CueNumbers.number(line.word());
        if (wanted > session && track != null) {
          session++;
          track = null;
        }
      }
      case "LEAD-OUT" -> {
        int time = CueNumbers.time(line.word());
        if (time >= 0) {
          leadOuts.putIfAbsent(session, time);
        }
      }
      case "SINGLE-DENSITY", "HIGH-DENSITY" ->
          note(CueFinding.DENSITY_AREA, "this is the sheet of a GD-ROM");
      default -> {
        if (remarks.size() < MOST_REMARKS) {
          remarks.add(rest.substring(0, Math.min(rest.length(), LONGEST_REMARK)));
        }
      }
    }
  }

  private void file() {
    FileLine parsed = FileLine.of(line.rest());
    if (parsed.quotesMissing()) {
      note(CueFinding.QUOTES, "the name of the file lacks its quotes");
    }
    if (parsed.type() == FileType.UNKNOWN) {
      note(
          CueFinding.FILE_TYPE,
          parsed.typeWord().isEmpty()
              ? "no type of the file is given, its content decides"
              : "unknown type of file " + shortened(parsed.typeWord()) + ", the content decides");
    }
    if (files.size() == MOST_FILES) {
      overflow("the sheet names more than " + MOST_FILES + " files");
      return;
    }
    files.add(new FileEntry(parsed.name(), parsed.type(), parsed.typeWord(), number));
  }

  private void track() {
    String word = line.word();
    int wanted = CueNumbers.number(word);
    String typeWord = line.word();
    Optional<TrackType> type = TrackType.of(typeWord);
    if (tracks.size() == MOST_TRACKS) {
      overflow("the sheet has more than " + MOST_TRACKS + " tracks");
      return;
    }
    int last = tracks.isEmpty() ? 0 : tracks.getLast().number();
    int given = wanted;
    if (wanted < 1 || wanted > MOST_TRACKS || wanted <= last) {
      given = Math.min(last + 1, MOST_TRACKS);
      note(
          CueFinding.TRACK_NUMBER,
          "\""
              + shortened(word)
              + "\" cannot be the number after "
              + last
              + ", it is read as "
              + given);
      broken |= given == last;
    }
    if (type.isEmpty()) {
      note(CueFinding.TRACK_TYPE, "unknown type of track \"" + shortened(typeWord) + "\"");
      broken = true;
    }
    track = new TrackDraft(given, type, session, number);
    tracks.add(track);
  }

  private void index() {
    TrackDraft current = track;
    String numberWord = line.word();
    String timeWord = line.word();
    int wanted = CueNumbers.number(numberWord);
    int time = CueNumbers.time(timeWord);
    if (wanted < 0 || wanted > 99) {
      note(CueFinding.BAD_NUMBER, "\"" + shortened(numberWord) + "\" is no number of an index");
      return;
    }
    if (time < 0) {
      note(CueFinding.BAD_TIME, "\"" + shortened(timeWord) + "\" is no time");
      return;
    }
    if (current == null) {
      note(CueFinding.MISPLACED, "an index before the first track is left out");
      return;
    }
    if (files.isEmpty()) {
      note(CueFinding.NO_FILE, "no file is named for this index");
      overflowing = true;
      broken = true;
      return;
    }
    String complaint =
        current.index(new CueSheet.Index(wanted, time, files.size() - 1, number), lastIn());
    if (!complaint.isEmpty()) {
      note(CueFinding.INDEX_ORDER, complaint);
    }
  }

  /** The latest time in the current file, −1 where there is none yet. */
  private int lastIn() {
    for (int i = tracks.size() - 1; i >= 0; i--) {
      Optional<CueSheet.Index> last = tracks.get(i).lastIndex();
      if (last.isPresent()) {
        return last.get().file() == files.size() - 1 ? last.get().time() : -1;
      }
    }
    return -1;
  }

  private void gap(boolean before) {
    String word = line.word();
    int time = CueNumbers.time(word);
    TrackDraft current = track;
    if (time < 0) {
      note(CueFinding.BAD_TIME, "\"" + shortened(word) + "\" is no time");
    } else if (current == null) {
      note(CueFinding.MISPLACED, "a gap before the first track is left out");
    } else if (!(before ? current.pregap(time) : current.postgap(time))) {
      note(CueFinding.REPEATED, "the track has a gap already, this one is left out");
    }
  }

  private void flags() {
    TrackDraft current = track;
    while (!line.isEmpty()) {
      String word = line.keyword();
      switch (word) {
        case "DCP" -> flag(current, CueSheet.Flag.DCP);
        case "4CH" -> flag(current, CueSheet.Flag.FOUR_CHANNEL);
        case "PRE" -> flag(current, CueSheet.Flag.PRE);
        case "SCMS" -> flag(current, CueSheet.Flag.SCMS);
        // The type of the track says so already.
        case "DATA" -> {}
        default -> note(CueFinding.UNKNOWN_FLAG, "unknown flag " + shortened(word));
      }
    }
  }

  private void flag(@Nullable TrackDraft current, CueSheet.Flag flag) {
    if (current == null) {
      note(CueFinding.MISPLACED, "a flag before the first track is left out");
    } else {
      current.flag(flag);
    }
  }

  private void isrc() {
    String word = line.word();
    TrackDraft current = track;
    if (current == null) {
      note(CueFinding.MISPLACED, "an ISRC before the first track is left out");
      return;
    }
    switch (current.isrc(word)) {
      case TAKEN -> {}
      case NONE -> note(CueFinding.NO_ISRC, "ISRC " + shortened(word) + " stands for none");
      case REPEATED -> note(CueFinding.REPEATED, "the track has an ISRC already");
      case BAD -> note(CueFinding.BAD_ISRC, "\"" + shortened(word) + "\" is no ISRC");
    }
  }

  private void catalog() {
    String word = line.word();
    boolean digits = word.chars().allMatch(c -> c >= '0' && c <= '9');
    if (catalog.isPresent()) {
      if (!catalog.get().equals(word)) {
        note(CueFinding.REPEATED, "the disc has a catalogue number already");
      }
    } else if (digits && word.length() == 13) {
      catalog = Optional.of(word);
    } else if (digits && word.length() == 12) {
      note(CueFinding.CATALOG_OF_12, "a UPC of twelve digits is read as 0" + word);
      catalog = Optional.of("0" + word);
    } else {
      note(CueFinding.BAD_CATALOG, "\"" + shortened(word) + "\" is no catalogue number");
    }
  }

  private void cdTextFile() {
    String file = FileLine.of(line.rest()).name();
    if (cdTextFile.isPresent()) {
      note(CueFinding.REPEATED, "a CD-TEXT file is named already");
    } else {
      cdTextFile = Optional.of(new Word(file, number));
    }
  }

  private void text(TextField field) {
    String value = line.rest();
    int last = value.length() - 1;
    if (value.startsWith("\"") && last > 0 && value.charAt(last) == '"') {
      value = value.substring(1, last);
    } else {
      if (value.indexOf(' ') >= 0 || value.indexOf('"') >= 0) {
        note(CueFinding.QUOTES, "the text lacks its quotes");
      }
      value = value.startsWith("\"") ? value.substring(1) : value;
    }
    TrackDraft current = track;
    if (current != null && !field.isPerTrack()) {
      note(CueFinding.MISPLACED, "a text of the disc stands in a track");
      current = null;
    }
    Map<TextField, String> into = current == null ? texts : current.texts();
    String before = value.isEmpty() ? value : into.putIfAbsent(field, value);
    if (before != null && !before.equals(value)) {
      note(CueFinding.REPEATED, "this text was given already, the first one counts");
    }
  }

  private void overflow(String message) {
    note(CueFinding.TOO_MUCH, message);
    overflowing = true;
    broken = true;
  }

  private void note(FindingKind finding, String message) {
    findings.add(finding, name + ":" + number, message);
  }

  /** A line may be as long as the sheet; a message is for people. */
  static String shortened(String word) {
    return word.length() <= 40 ? word : word.substring(0, 37) + "…";
  }
}
