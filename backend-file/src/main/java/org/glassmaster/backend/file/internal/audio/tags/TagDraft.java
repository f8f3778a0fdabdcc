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

  /** What is longer was never meant to be a code. */
  private static final int LONGEST_CODE = 100;

  private static final int MOST_MALFORMED = 10;

  private final Map<TextField, String> disc = new EnumMap<>(TextField.class);
  private final Map<TextField, String> track = new EnumMap<>(TextField.class);
  private final List<SourceTags.EmbeddedTrack> tracks = new ArrayList<>();
  private OptionalInt number = OptionalInt.empty();
  private Optional<Isrc> isrc = Optional.empty();
  private Optional<Mcn> mcn = Optional.empty();
  private Optional<String> sheet = Optional.empty();
  private final List<SourceTags.Malformed> malformed = new ArrayList<>();

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
    Optional<Isrc> code = Isrc.parse(text.strip());
    code.ifPresentOrElse(_ -> isrc = code, () -> malformed("ISRC", text));
  }

  /** A catalogue number, if it is one; twelve digits lack a zero. */
  void mcn(String text) {
    String digits = text.replace(" ", "").replace("-", "");
    Optional<Mcn> code = Mcn.parse(digits.length() == 12 ? "0" + digits : digits);
    code.ifPresentOrElse(_ -> mcn = code, () -> malformed("MCN", text));
  }

  private void malformed(String tag, String text) {
    if (!text.isBlank() && text.length() <= LONGEST_CODE && malformed.size() < MOST_MALFORMED) {
      malformed.add(new SourceTags.Malformed(tag, text.strip()));
    }
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
    return new SourceTags(disc, track, number, isrc, mcn, tracks, sheet, malformed);
  }

  /** Several values are several people, or several parts of a title. */
  private static void put(Map<TextField, String> texts, TextField field, String text) {
    String one = text.strip();
    if (!one.isEmpty() && one.length() <= LONGEST) {
      texts.merge(field, one, (a, b) -> a.length() > LONGEST ? a : a + ", " + b);
    }
  }
}
