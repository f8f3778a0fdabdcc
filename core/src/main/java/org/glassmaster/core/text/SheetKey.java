package org.glassmaster.core.text;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands before the equals sign of a line of an input sheet. */
sealed interface SheetKey {
  /** A key that says one thing about the sheet, the block or the disc. */
  enum Single implements SheetKey {
    VERSION,
    TEXT_CODE,
    LANGUAGE_CODE,
    GENRE_CODE,
    GENRE_TEXT,
    COPY_PROTECTION,
    FIRST_TRACK,
    LAST_TRACK
  }

  /** A text of the disc, which is track 0, or of a track. */
  record Text(int track, TextField field) implements SheetKey {}

  /** A remark that has no place on a disc. */
  record Remark() implements SheetKey {}

  Map<String, SheetKey> DISC =
      Map.ofEntries(
          Map.entry("input sheet version", Single.VERSION),
          Map.entry("text code", Single.TEXT_CODE),
          Map.entry("language code", Single.LANGUAGE_CODE),
          Map.entry("genre code", Single.GENRE_CODE),
          Map.entry("genre information", Single.GENRE_TEXT),
          Map.entry("text data copy protection", Single.COPY_PROTECTION),
          Map.entry("first track number", Single.FIRST_TRACK),
          Map.entry("last track number", Single.LAST_TRACK),
          Map.entry("remarks", new Remark()),
          Map.entry("album title", new Text(0, TextField.TITLE)),
          Map.entry("artist name", new Text(0, TextField.PERFORMER)),
          Map.entry("songwriter", new Text(0, TextField.SONGWRITER)),
          Map.entry("composer", new Text(0, TextField.COMPOSER)),
          Map.entry("arranger", new Text(0, TextField.ARRANGER)),
          Map.entry("album message", new Text(0, TextField.MESSAGE)),
          Map.entry("catalog number", new Text(0, TextField.DISC_ID)),
          Map.entry("closed information", new Text(0, TextField.CLOSED_INFORMATION)),
          Map.entry("upc/ean", new Text(0, TextField.UPC_ISRC)));

  Map<String, TextField> TRACK =
      Map.of(
          "title", TextField.TITLE,
          "artist", TextField.PERFORMER,
          "songwriter", TextField.SONGWRITER,
          "composer", TextField.COMPOSER,
          "arranger", TextField.ARRANGER,
          "message", TextField.MESSAGE,
          "isrc", TextField.UPC_ISRC);

  Pattern BLANKS = Pattern.compile("[ \t]+");
  Pattern SLASH = Pattern.compile(" ?/ ?");
  Pattern OF_TRACK = Pattern.compile("track ([0-9]{1,2}) (.+)");
  Pattern ISRC = Pattern.compile("isrc ([0-9]{1,2})");
  Pattern DISC_INFORMATION = Pattern.compile("disc information [0-9]{1,2}");

  /** The key of the words; whatever their case and the number of blanks between them. */
  static Optional<SheetKey> parse(String words) {
    String blanks = BLANKS.matcher(words.strip().toLowerCase(Locale.ROOT)).replaceAll(" ");
    String key = SLASH.matcher(blanks).replaceAll("/");
    Matcher ofTrack = OF_TRACK.matcher(key);
    if (ofTrack.matches()) {
      return ofTrack(ofTrack.group(1), ofTrack.group(2));
    }
    Matcher isrc = ISRC.matcher(key);
    if (isrc.matches()) {
      return ofTrack(isrc.group(1), "isrc");
    }
    if (DISC_INFORMATION.matcher(key).matches()) {
      return Optional.of(new Remark());
    }
    return Optional.ofNullable(DISC.get(key))
        .or(() -> byType(key).map(field -> new Text(0, field)));
  }

  private static Optional<SheetKey> ofTrack(String number, String name) {
    int track = Integer.parseInt(number);
    return Optional.ofNullable(TRACK.get(name))
        .or(() -> byType(name))
        .filter(field -> field.isPerTrack() && track >= 1)
        .map(field -> new Text(track, field));
  }

  /** Pack types may stand for the names: {@code 0x80}. */
  private static Optional<TextField> byType(String name) {
    OptionalInt type = CodeTable.hexadecimal(name, 0xFF);
    return type.isPresent() ? TextField.ofType(type.getAsInt()) : Optional.empty();
  }
}
