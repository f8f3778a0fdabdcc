package com.example.zip;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.address.Msf;
import org.glassmaster.core.disc.CopyPermission;
import org.glassmaster.core.disc.Track;
import org.glassmaster.core.fault.ContentException;
import org.glassmaster.core.layout.Layout;
import org.glassmaster.core.layout.TrackLayout;

/**
 * The CUE sheet in the ZIP: a file for each track, its pregap at the start of it. Unpacked, any
 * program that knows CUE sheets can burn it.
 *
 * @param text whether the CD-TEXT packs lie beside it
 */
record Sheet(Optional<String> mcn, boolean text, List<Entry> tracks) {
  static final String NAME = "disc.cue";
  static final String TEXT = "disc.cdt";

  /** A track: its indexes by number, in sectors from the start of its file. */
  record Entry(int number, String flags, String isrc, TreeMap<Integer, Integer> indexes) {}

  private static final Pattern LINE =
      Pattern.compile(
          """
          \\s*(?:CATALOG (?<mcn>\\d{13})|CDTEXTFILE "(?<text>disc\\.cdt)"\
          |FILE "track\\d\\d\\.wav" WAVE|TRACK (?<track>\\d\\d) AUDIO|FLAGS (?<flags>[A-Z4 ]{1,20})\
          |ISRC (?<isrc>[A-Z0-9]{12})|INDEX (?<index>\\d\\d) (?<time>\\d\\d:\\d\\d:\\d\\d))\\s*\
          """);

  /** The name of a track's file. */
  static String waveName(int number) {
    return "track%02d.wav".formatted(number);
  }

  /** The first sector in a track's file: LBA 0 on the disc, since what lies before is silence. */
  static int start(TrackLayout track) {
    return Math.max(0, track.start());
  }

  /** The sheet of a disc of one session. */
  static String of(Layout layout) {
    StringBuilder sheet = new StringBuilder();
    layout.disc().mcn().ifPresent(mcn -> line(sheet, "CATALOG " + mcn.digits()));
    if (!layout.disc().text().isEmpty()) {
      line(sheet, "CDTEXTFILE \"" + TEXT + "\"");
    }
    layout.tracks().forEach(track -> track(sheet, track));
    return sheet.toString();
  }

  private static void track(StringBuilder sheet, TrackLayout laid) {
    Track track = laid.track();
    line(sheet, "FILE \"" + waveName(track.number()) + "\" WAVE");
    line(sheet, "  TRACK %02d AUDIO".formatted(track.number()));
    String flags =
        (track.copy() == CopyPermission.PERMITTED ? " DCP" : "")
            + (track.fourChannel() ? " 4CH" : "")
            + (track.preEmphasis() ? " PRE" : "")
            + (track.copy() == CopyPermission.SCMS ? " SCMS" : "");
    if (!flags.isEmpty()) {
      line(sheet, "    FLAGS" + flags);
    }
    track.isrc().ifPresent(isrc -> line(sheet, "    ISRC " + isrc.compact()));
    for (TrackLayout.Index index : laid.indexes()) {
      int time = index.lba() - start(laid);
      if (index.number() > 0 || laid.index1() > start(laid)) {
        line(sheet, "    INDEX %02d %s".formatted(index.number(), Msf.ofFrames(Math.max(0, time))));
      }
    }
  }

  private static void line(StringBuilder sheet, String line) {
    sheet.append(line).append('\n');
  }

  /** Understands what {@link #of} writes. Of anything else it says which line is in the way. */
  static Sheet parse(String text) throws ContentException {
    Optional<String> mcn = Optional.empty();
    boolean hasText = false;
    List<Entry> tracks = new ArrayList<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      Matcher words = LINE.matcher(line);
      if (!words.matches() || (tracks.isEmpty() && needsTrack(words)) || tracks.size() > 99) {
        throw new ContentException(
                "zip-sheet", "line " + number + " of " + NAME + " is not understood", List.of())
            .at(NAME + ":" + number)
            .advise("unpack the ZIP and burn its sheet through the back end file");
      }
      mcn = mcn.or(() -> Optional.ofNullable(words.group("mcn")));
      hasText |= words.group("text") != null;
      if (words.group("track") != null) {
        tracks.add(new Entry(Integer.parseInt(words.group("track")), "", "", new TreeMap<>()));
      } else if (words.group("flags") != null) {
        Entry last = tracks.removeLast();
        tracks.add(new Entry(last.number(), words.group("flags"), last.isrc(), last.indexes()));
      } else if (words.group("isrc") != null) {
        Entry last = tracks.removeLast();
        tracks.add(new Entry(last.number(), last.flags(), words.group("isrc"), last.indexes()));
      } else if (words.group("index") != null) {
        int index = Integer.parseInt(words.group("index"));
        tracks.getLast().indexes().put(index, frames(words.group("time")));
      }
    }
    return new Sheet(mcn, hasText, List.copyOf(tracks));
  }

  private static boolean needsTrack(Matcher words) {
    return words.group("flags") != null
        || words.group("isrc") != null
        || words.group("index") != null;
  }

  private static int frames(String time) {
    int minutes = Integer.parseInt(time.substring(0, 2));
    int seconds = Integer.parseInt(time.substring(3, 5));
    return (minutes * 60 + seconds) * Geometry.SECTORS_PER_SECOND
        + Integer.parseInt(time.substring(6));
  }
}
