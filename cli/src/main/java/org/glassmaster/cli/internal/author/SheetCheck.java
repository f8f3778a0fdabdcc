package org.glassmaster.cli.internal.author;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.glassmaster.core.disc.Disc;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.disc.Track;
import org.jspecify.annotations.Nullable;

/**
 * Whether a sheet says what it was written to say: the same structure, codes and texts, and for
 * each track the same stretches of the same files.
 */
final class SheetCheck {
  private SheetCheck() {}

  /** Where they differ, in words; nothing where they do not. */
  static List<String> differences(Disc wanted, Disc found) {
    List<String> differences = new ArrayList<>();
    compare("the catalogue number", wanted.mcn(), found.mcn(), differences);
    compare("CD-TEXT", wanted.text(), found.text(), differences);
    List<Track> tracks = wanted.tracks().toList();
    List<Track> others = found.tracks().toList();
    compare("the number of tracks", tracks.size(), others.size(), differences);
    for (int i = 0; i < Math.min(tracks.size(), others.size()); i++) {
      Track track = tracks.get(i);
      Track other = others.get(i);
      String of = " of track " + track.number();
      compare("the number" + of, track.number(), other.number(), differences);
      compare("the mode" + of, track.mode(), other.mode(), differences);
      compare("the flags" + of, track.control(), other.control(), differences);
      compare("the ISRC" + of, track.isrc(), other.isrc(), differences);
      compare("the pregap" + of, track.pregap(), other.pregap(), differences);
      compare("the indexes" + of, track.indexes(), other.indexes(), differences);
      compare("the sound" + of, content(track), content(other), differences);
    }
    return differences;
  }

  private static void compare(String what, Object wanted, Object found, List<String> into) {
    if (!wanted.equals(found)) {
      into.add(what + " is " + found + " and not " + wanted);
    }
  }

  /** The stretches in words that do not depend on how a file is named. */
  private static List<String> content(Track track) {
    List<String> content = new ArrayList<>();
    String file = "";
    long from = 0;
    long to = 0;
    for (Fragment fragment : track.content()) {
      // Silence counts as a file of its own, and readers part tracks at indexes.
      Fragment.@Nullable Samples samples = fragment instanceof Fragment.Samples some ? some : null;
      String name = samples == null ? "" : file(samples.source().name());
      long start = samples == null ? to : samples.offset();
      if (!name.equals(file) || start != to) {
        content.add(file + " " + from + "-" + to);
        file = name;
        from = samples == null ? 0 : start;
        start = from;
      }
      to = start + fragment.length();
    }
    content.add(file + " " + from + "-" + to);
    return content;
  }

  private static String file(String name) {
    try {
      return Path.of(name).toRealPath().toString();
    } catch (IOException e) {
      return name;
    }
  }
}
