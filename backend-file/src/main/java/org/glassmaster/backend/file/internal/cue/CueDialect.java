package org.glassmaster.backend.file.internal.cue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.glassmaster.backend.file.internal.cue.CueSheet.FileEntry;
import org.glassmaster.backend.file.internal.cue.CueSheet.Index;
import org.glassmaster.backend.file.internal.cue.CueSheet.TrackEntry;

/** Names the dialect of a sheet: the program that wrote it, and where it puts the gaps. */
final class CueDialect {
  /** Words in the remarks of sheets, and the programs that leave them. */
  private static final List<Map.Entry<String, String>> PROGRAMS =
      List.of(
          Map.entry("exactaudiocopy", "eac"),
          Map.entry("exact audio copy", "eac"),
          Map.entry("whipper", "whipper"),
          Map.entry("morituri", "whipper"),
          Map.entry("cyanrip", "cyanrip"),
          Map.entry("x lossless decoder", "xld"),
          Map.entry("xld", "xld"),
          Map.entry("aaru", "aaru"),
          Map.entry("discimagechef", "aaru"),
          Map.entry("original media-type", "isobuster"));

  private static final Pattern REDUMP = Pattern.compile(".*\\(Track \\d{1,2}\\)\\.bin");

  private CueDialect() {}

  /** The format with its dialect, such as {@code cue (eac, gaps appended)}; else {@code cue}. */
  static String of(CueSheet sheet) {
    String program = program(sheet);
    String gaps = gaps(sheet);
    if (program.isEmpty() && gaps.isEmpty()) {
      return "cue";
    }
    String both = program.isEmpty() || gaps.isEmpty() ? program + gaps : program + ", " + gaps;
    return "cue (" + both + ")";
  }

  private static String program(CueSheet sheet) {
    for (String remark : sheet.remarks()) {
      String words = remark.toLowerCase(Locale.ROOT);
      for (Map.Entry<String, String> program : PROGRAMS) {
        if (words.contains(program.getKey())) {
          return program.getValue();
        }
      }
    }
    List<FileEntry> files = sheet.files();
    return files.size() > 1
            && files.stream().allMatch(file -> REDUMP.matcher(file.name()).matches())
        ? "redump"
        : "";
  }

  private static String gaps(CueSheet sheet) {
    boolean appended = false;
    boolean prepended = false;
    boolean leftOut = false;
    for (TrackEntry track : sheet.tracks()) {
      List<Index> indexes = track.indexes();
      if (indexes.size() > 1 && indexes.getFirst().number() == 0) {
        boolean apart = indexes.getFirst().file() != indexes.get(1).file();
        appended |= apart;
        prepended |= !apart && indexes.getFirst().file() > 0;
      }
      leftOut |= track.pregap() > 0 && !indexes.isEmpty() && indexes.getFirst().file() > 0;
    }
    return appended
        ? "gaps appended"
        : prepended ? "gaps prepended" : leftOut ? "gaps left out" : "";
  }
}
