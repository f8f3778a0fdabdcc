package org.glassmaster.backend.file.internal.audio.tags;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.glassmaster.core.disc.Isrc;
import org.glassmaster.core.disc.Mcn;
import org.glassmaster.core.port.SourceTags;
import org.glassmaster.core.text.TextField;

/** Gathers tags under the names that each format has for them. */
final class TagDraft {
  /** No CD-TEXT is longer in all. */
  private static final int LONGEST = 4_000;

  private final Map<TextField, String> disc = new EnumMap<>(TextField.class);
  private final Map<TextField, String> track = new EnumMap<>(TextField.class);
  private final List<SourceTags.EmbeddedTrack> tracks = new ArrayList<>();
  private OptionalInt number = OptionalInt.empty();
  private Optional<Isrc> isrc = Optional.empty();
  private Optional<Mcn> mcn = Optional.empty();
  private Optional<String> sheet = Optional.empty();

  /** A text of the album. */
  void disc(TextField field, String text) {
    put(disc, field, text);
  }

  /** A text of the track. */
  void track(TextField field, String text) {
    put(track, field, text);
  }

  /** Which track it is: {@code 3}, or {@code 3/12}. */
  void number(String text) {
    int slash = text.indexOf('/');
    String digits = (slash < 0 ? text : text.substring(0, slash)).strip();
    if (digits.matches("[0-9]{1,2}") && !digits.matches("0+")) {
      number = OptionalInt.of(Integer.parseInt(digits));
    }
  }

  /** A recording code, if it is one. */
  void isrc(String text) {
    Isrc.parse(text.strip()).ifPresent(code -> isrc = Optional.of(code));
  }

  /** A catalogue number, if it is one; twelve digits lack a zero. */
  void mcn(String text) {
    String digits = text.replace(" ", "").replace("-", "");
    Mcn.parse(digits.length() == 12 ? "0" + digits : digits)
        .ifPresent(code -> mcn = Optional.of(code));
  }

  /** A CUE sheet as text. */
  void sheet(String text) {
    sheet = Optional.of(text);
  }

  /** A track of a disc that lies in the file. */
  void add(SourceTags.EmbeddedTrack embedded) {
    tracks.add(embedded);
  }

  SourceTags tags() {
    return new SourceTags(disc, track, number, isrc, mcn, tracks, sheet);
  }

  /** Several values are several people, or several parts of a title. */
  private static void put(Map<TextField, String> texts, TextField field, String text) {
    String one = text.strip();
    if (!one.isEmpty() && one.length() <= LONGEST) {
      texts.merge(field, one, (a, b) -> a.length() > LONGEST ? a : a + ", " + b);
    }
  }
}
