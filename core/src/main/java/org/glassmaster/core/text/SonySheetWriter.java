package org.glassmaster.core.text;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.glassmaster.core.finding.Finding;

/** Writes Sony's input sheets, version 0.7T, in the character set of their block. */
public final class SonySheetWriter {
  // As wide as the widest key.
  private static final int KEY_WIDTH = 26;
  private static final Map<TextField, String> DISC_KEYS =
      new EnumMap<>(
          Map.of(
              TextField.TITLE, "Album Title",
              TextField.PERFORMER, "Artist Name",
              TextField.SONGWRITER, "Songwriter",
              TextField.COMPOSER, "Composer",
              TextField.ARRANGER, "Arranger",
              TextField.MESSAGE, "Album Message",
              TextField.DISC_ID, "Catalog Number",
              TextField.CLOSED_INFORMATION, "Closed Information",
              TextField.UPC_ISRC, "UPC / EAN"));
  private static final Map<TextField, String> TRACK_KEYS =
      new EnumMap<>(
          Map.of(
              TextField.TITLE, "Title",
              TextField.PERFORMER, "Artist",
              TextField.SONGWRITER, "Songwriter",
              TextField.COMPOSER, "Composer",
              TextField.ARRANGER, "Arranger",
              TextField.MESSAGE, "Message"));

  private final CdTextBlock block;
  private final Optional<CharacterMap> map;
  private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
  private final List<Finding> findings = new ArrayList<>();

  private SonySheetWriter(CdTextBlock block) {
    this.block = block;
    this.map = CharacterMap.of(block.encoding());
  }

  /**
   * {@return a sheet as bytes, and what it cannot say}
   *
   * @param sheet the sheet
   */
  public static WrittenSheet write(SonySheet sheet) {
    SonySheetWriter writer = new SonySheetWriter(sheet.block());
    writer.write(
        sheet.firstTrack().isPresent() ? "" + sheet.firstTrack().getAsInt() : "",
        sheet.lastTrack().isPresent() ? "" + sheet.lastTrack().getAsInt() : "");
    return new WrittenSheet(writer.lines.toByteArray(), writer.findings);
  }

  private void write(String firstTrack, String lastTrack) {
    line("Input Sheet Version", SonySheet.VERSION);
    line("Text Code", textCode());
    line("Language Code", block.language().sheetName());
    for (TextField field : TextField.values()) {
      if (field == TextField.CLOSED_INFORMATION) {
        genre();
      }
      block.text(0, field).ifPresent(text -> text(0, field, text));
    }
    line("Text Data Copy Protection", copyProtection());
    line("First Track Number", firstTrack);
    line("Last Track Number", lastTrack);
    block
        .tracks()
        .forEach((track, texts) -> texts.forEach((field, text) -> text(track, field, text)));
    if (map.isEmpty()) {
      findings.add(TextFinding.NO_CHARSET.at("sheet", "this Java does not know MS-JIS"));
    }
    if (!block.binary().isEmpty()) {
      String types =
          block.binary().stream()
              .map(pack -> "%02Xh".formatted(pack.type()))
              .collect(Collectors.toCollection(TreeSet::new))
              .stream()
              .collect(Collectors.joining(", "));
      findings.add(TextFinding.NOT_ON_A_SHEET.at("sheet", "has no key for packs " + types));
    }
  }

  private String textCode() {
    return switch (block.encoding().code()) {
      case 0x00 -> "8859";
      case 0x01 -> "ASCII";
      case 0x80 -> "MS-JIS";
      default -> block.encoding().key();
    };
  }

  private String copyProtection() {
    return switch (block.copyProtection()) {
      case 0 -> "OFF";
      case 3 -> "ON";
      default -> "0x%02x".formatted(block.copyProtection());
    };
  }

  private void genre() {
    if (block.genre().isPresent()) {
      Genre genre = block.genre().get();
      line("Genre Code", genre.sheetName());
      if (!genre.text().isEmpty()) {
        line("Genre Information", genre.text(), CharacterMap.LATIN_1);
      }
    }
  }

  private void text(int track, TextField field, String text) {
    String key =
        track == 0
            ? DISC_KEYS.getOrDefault(field, "")
            : field == TextField.UPC_ISRC
                ? "ISRC %02d".formatted(track)
                : "Track %02d %s".formatted(track, TRACK_KEYS.get(field));
    if (!field.usesBlockEncoding()) {
      line(key, text, CharacterMap.LATIN_1);
    } else if (map.isPresent()) {
      line(key, text, map.get());
    }
  }

  private void line(String key, String text, CharacterMap characters) {
    String oneLine = SonySheetReader.trimmed(text.replaceAll("[\r\n]", " "));
    if (!oneLine.equals(text)) {
      findings.add(
          TextFinding.NOT_A_LINE_OF_TEXT.at(key, "has a line break, or a blank at an end"));
    }
    EncodedText encoded = EncodedText.of(oneLine, characters, Substitution.REFUSE);
    if (!encoded.refused().isEmpty()) {
      findings.add(
          TextFinding.NOT_IN_CHARACTER_SET.at(
              key,
              block.encoding()
                  + " has no "
                  + encoded.refused().stream()
                      .map(Place::character)
                      .collect(Collectors.joining(", "))));
    }
    line(key, encoded.bytes());
  }

  /** A line of our own words; none without a value. */
  private void line(String key, String value) {
    if (!value.isEmpty()) {
      line(key, value.getBytes(StandardCharsets.US_ASCII));
    }
  }

  private void line(String key, byte[] value) {
    String head = key + " ".repeat(Math.max(0, KEY_WIDTH - key.length())) + "= ";
    lines.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
    lines.writeBytes(value);
    lines.write('\n');
  }
}
