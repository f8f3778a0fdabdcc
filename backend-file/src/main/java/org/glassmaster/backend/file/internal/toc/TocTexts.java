package org.glassmaster.backend.file.internal.toc;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.glassmaster.backend.file.internal.toc.TocLexer.Kind;
import org.glassmaster.backend.file.internal.toc.TocLexer.Token;
import org.glassmaster.core.text.BinaryPack;
import org.glassmaster.core.text.CdText;
import org.glassmaster.core.text.CdTextBlock;
import org.glassmaster.core.text.Genre;
import org.glassmaster.core.text.Language;
import org.glassmaster.core.text.TextEncoding;
import org.glassmaster.core.text.TextField;

/** Reads the CD_TEXT sections of a sheet, and makes CD-TEXT of them at the end. */
final class TocTexts {
  private static final int GENRE = 0x87;
  private static final int SIZE_INFORMATION = 0x8F;
  private static final int PACK = 12;

  /** As many bytes as the packs of a block hold. */
  private static final int MOST_BYTES = 256 * PACK;

  /** The place of an item: which track, 0 for the disc, and which type of packs. */
  private record Place(int track, int type) {}

  /**
   * What stands there.
   *
   * @param bytes whether the characters are bytes: of a list of numbers, or of octal escapes
   */
  private record Value(String text, boolean bytes, int line) {}

  private static final class Block {
    Optional<TextEncoding> encoding = Optional.empty();
    final Map<Place, Value> items = new LinkedHashMap<>();
  }

  private final TocTokens tokens;
  private final Map<Integer, Integer> languages = new TreeMap<>();
  private final Map<Integer, Block> blocks = new TreeMap<>();

  TocTexts(TocTokens tokens) {
    this.tokens = tokens;
  }

  /**
   * Reads what follows CD_TEXT.
   *
   * @param track place of the track among the tracks, 0 for the disc
   */
  void section(int track) {
    if (!tokens.expect("{")) {
      return;
    }
    while (!tokens.accept("}")) {
      if (tokens.accept("LANGUAGE_MAP")) {
        languageMap();
      } else if (tokens.accept("LANGUAGE")) {
        language(track);
      } else {
        tokens.note(TocFinding.UNEXPECTED, "CD_TEXT ends before " + tokens.peek().shown());
        return;
      }
    }
  }

  private void languageMap() {
    if (!tokens.expect("{")) {
      return;
    }
    while (tokens.isNumber()) {
      long block = tokens.number(CdText.MAX_BLOCKS - 1);
      boolean colon = tokens.expect(":");
      long code = tokens.accept("EN") ? Language.ENGLISH.code() : colon ? tokens.number(0xFF) : -1;
      if (block >= 0 && code >= 0) {
        languages.put((int) block, (int) code);
      }
    }
    boolean closed = tokens.expect("}");
    if (!closed) {
      languages.clear();
    }
  }

  private void language(int track) {
    long number = tokens.number(CdText.MAX_BLOCKS - 1);
    if (!tokens.expect("{")) {
      return;
    }
    Block block = number < 0 ? new Block() : blocks.computeIfAbsent((int) number, _ -> new Block());
    while (tokens.peek().kind() == Kind.WORD) {
      Token name = tokens.peek();
      String word = tokens.keyword();
      Optional<TextEncoding> encoding = encoding(word);
      OptionalInt type = type(word);
      if (encoding.isEmpty() && type.isEmpty()) {
        tokens.note(TocFinding.UNKNOWN_WORD, name.shown() + " is no item of CD-TEXT");
        tokens.take();
        Optional<Value> skipped = value();
        if (skipped.isEmpty()) {
          return;
        }
        continue;
      }
      tokens.take();
      if (encoding.isPresent()) {
        block.encoding = encoding;
      } else {
        item(block, new Place(track, type.getAsInt()), name);
      }
    }
    boolean closed = tokens.expect("}");
    if (!closed) {
      tokens.note(TocFinding.UNEXPECTED, "the texts of language " + number + " end here");
    }
  }

  private void item(Block block, Place place, Token name) {
    Optional<Value> value = value();
    if (value.isEmpty()) {
      return;
    }
    boolean ofDisc = TextField.ofType(place.type()).filter(TextField::isPerTrack).isEmpty();
    if (ofDisc && place.track() > 0) {
      if (!value.get().text().isEmpty()) {
        tokens.note(
            TocFinding.TEXT_ITEM, name.line(), name.shown() + " is for the disc and is left out");
      }
    } else if (block.items.putIfAbsent(place, value.get()) != null) {
      tokens.note(TocFinding.REPEATED, name.line(), name.shown() + " was given already, it counts");
    }
  }

  private Optional<Value> value() {
    if (!tokens.peek().is("{")) {
      Optional<Token> string = tokens.string();
      return string.map(token -> new Value(token.text(), token.octal(), token.line()));
    }
    int line = tokens.take().line();
    StringBuilder bytes = new StringBuilder();
    while (tokens.isNumber()) {
      long value = tokens.number(0xFF);
      if (bytes.length() < MOST_BYTES) {
        bytes.append((char) Math.max(0, value));
      }
      if (!tokens.accept(",")) {
        break;
      }
    }
    return tokens.expect("}")
        ? Optional.of(new Value(bytes.toString(), true, line))
        : Optional.empty();
  }

  private static OptionalInt type(String word) {
    return switch (word) {
      case "TITLE" -> OptionalInt.of(0x80);
      case "PERFORMER" -> OptionalInt.of(0x81);
      case "SONGWRITER" -> OptionalInt.of(0x82);
      case "COMPOSER" -> OptionalInt.of(0x83);
      case "ARRANGER" -> OptionalInt.of(0x84);
      case "MESSAGE" -> OptionalInt.of(0x85);
      case "DISC_ID" -> OptionalInt.of(0x86);
      case "GENRE" -> OptionalInt.of(GENRE);
      case "TOC_INFO1" -> OptionalInt.of(0x88);
      case "TOC_INFO2" -> OptionalInt.of(0x89);
      case "RESERVED1" -> OptionalInt.of(0x8A);
      case "RESERVED2" -> OptionalInt.of(0x8B);
      case "RESERVED3" -> OptionalInt.of(0x8C);
      case "RESERVED4", "CLOSED" -> OptionalInt.of(0x8D);
      case "UPC_EAN", "ISRC" -> OptionalInt.of(0x8E);
      case "SIZE_INFO" -> OptionalInt.of(SIZE_INFORMATION);
      default -> OptionalInt.empty();
    };
  }

  /** The codes are those that cdrdao writes to discs; of the last two others think otherwise. */
  private static Optional<TextEncoding> encoding(String word) {
    return switch (word) {
      case "ENCODING_ISO_8859_1" -> Optional.of(TextEncoding.ISO_8859_1);
      case "ENCODING_ASCII" -> Optional.of(TextEncoding.ASCII);
      case "ENCODING_MS_JIS" -> Optional.of(TextEncoding.MS_JIS);
      case "ENCODING_KOREAN" -> Optional.of(TocSheetText.KOREAN);
      case "ENCODING_MANDARIN" -> Optional.of(TocSheetText.MANDARIN);
      default -> Optional.empty();
    };
  }

  /** All that the sections said. */
  CdText build(int firstNumber, int tracks) {
    List<CdTextBlock> built = new ArrayList<>();
    blocks.forEach(
        (number, block) -> {
          if (!languages.containsKey(number)) {
            tokens.note(
                TocFinding.LANGUAGE, "the LANGUAGE_MAP does not say what " + number + " is");
          }
          if (number != built.size()) {
            tokens.note(TocFinding.LANGUAGE, "language " + number + " is read as " + built.size());
          }
          int code = languages.getOrDefault(number, Language.UNKNOWN.code());
          built.add(build(block, new Language(code), firstNumber, tracks));
        });
    return new CdText(built);
  }

  private CdTextBlock build(Block block, Language language, int firstNumber, int tracks) {
    Optional<byte[]> sizes =
        Optional.ofNullable(block.items.get(new Place(0, SIZE_INFORMATION)))
            .map(value -> value.text().getBytes(StandardCharsets.ISO_8859_1))
            .filter(bytes -> bytes.length >= 4);
    TextEncoding encoding =
        block
            .encoding
            .or(() -> sizes.map(bytes -> new TextEncoding(bytes[0] & 0xFF)))
            .orElse(TextEncoding.ISO_8859_1);
    boolean wide =
        block.items.entrySet().stream()
            .filter(item -> usesBlockEncoding(item.getKey().type()))
            .anyMatch(item -> item.getValue().text().chars().anyMatch(c -> c > 0x7F));
    // Discs that say ASCII and mean ISO 8859-1 are many; no text is harmed by the wider set.
    encoding = wide && encoding.equals(TextEncoding.ASCII) ? TextEncoding.ISO_8859_1 : encoding;
    CdTextBlock.Builder texts = CdTextBlock.builder(language, encoding);
    sizes.ifPresent(bytes -> texts.copyProtection(bytes[3] & 0xFF));
    for (Map.Entry<Place, Value> item : block.items.entrySet()) {
      Place place = item.getKey();
      Value value = item.getValue();
      Optional<TextField> field = TextField.ofType(place.type());
      if (field.isPresent()) {
        String text = decoded(value, place.type(), encoding);
        if (place.track() == 0) {
          texts.disc(field.get(), text);
        } else if (place.track() <= tracks) {
          texts.track(place.track() + firstNumber - 1, field.get(), text);
        }
      } else if (place.type() == GENRE) {
        genre(value).ifPresent(texts::genre);
      } else if (place.type() != SIZE_INFORMATION) {
        binary(value, place.type(), texts);
      }
    }
    return texts.build();
  }

  private static boolean usesBlockEncoding(int type) {
    return type <= 0x85;
  }

  private String decoded(Value value, int type, TextEncoding encoding) {
    int end = value.text().indexOf('\0');
    String text = end < 0 ? value.text() : value.text().substring(0, end);
    if (!value.bytes()) {
      return text;
    }
    if (text.chars().anyMatch(c -> c > 0xFF)) {
      tokens.note(TocFinding.TEXT_MIXED, value.line(), "a string has escapes and characters");
      return text;
    }
    Optional<Charset> charset =
        encoding.equals(TextEncoding.MS_JIS) && usesBlockEncoding(type)
            ? encoding.charset()
            : Optional.empty();
    return charset
        .map(set -> new String(text.getBytes(StandardCharsets.ISO_8859_1), set))
        .orElse(text);
  }

  private Optional<Genre> genre(Value value) {
    String text = value.text();
    if (!value.bytes()) {
      return text.isEmpty()
          ? Optional.empty()
          : Optional.of(Genre.parse(text).orElseGet(() -> Genre.of(0).withText(text)));
    }
    if (text.length() < 2) {
      if (!text.isEmpty()) {
        tokens.note(TocFinding.TEXT_ITEM, value.line(), "a genre begins with a code of two bytes");
      }
      return Optional.empty();
    }
    int end = text.indexOf('\0', 2);
    return Optional.of(
        new Genre(
            (text.charAt(0) & 0xFF) << 8 | (text.charAt(1) & 0xFF),
            text.substring(2, end < 0 ? text.length() : end)));
  }

  /** A sheet has the payloads of packs, one after another, and not whose they are. */
  private void binary(Value value, int type, CdTextBlock.Builder texts) {
    byte[] bytes = value.text().getBytes(StandardCharsets.ISO_8859_1);
    if (bytes.length % PACK != 0) {
      tokens.note(TocFinding.BINARY_CUT, value.line(), "zeros fill the last pack");
    }
    for (int at = 0; at < bytes.length; at += PACK) {
      byte[] payload = Arrays.copyOfRange(bytes, at, at + PACK);
      texts.binary(new BinaryPack(type, trackOf(type, at / PACK, payload, bytes), payload));
    }
  }

  /**
   * The track byte of a pack: of a table of contents that of the first of its four tracks, of an
   * interval its number, else the pack's (raw-dao-cdtext 5.4; so does cdrdao).
   */
  private static int trackOf(int type, int pack, byte[] payload, byte[] all) {
    return switch (type) {
      case BinaryPack.TOC -> pack == 0 ? 0 : ((all[0] & 0xFF) + 4 * (pack - 1)) & 0x7F;
      case BinaryPack.TOC_INTERVALS -> payload[0] & 0x7F;
      default -> pack & 0x7F;
    };
  }
}
