package org.glassmaster.core.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.glassmaster.core.finding.Finding;

/**
 * Reads Sony's input sheets, version 0.7T. What a line says wrongly is a finding with the number of
 * the line; the other lines count. Never throws.
 */
public final class SonySheetReader {
  private static final int MAX_FINDINGS = 100;
  private static final int SHOWN = 60;
  private static final Pattern LINE_END = Pattern.compile("\r\n|\n|\r");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,2}");
  private static final Pattern TWO_BYTES =
      Pattern.compile("0[xX]([0-9A-Fa-f]{2})[ \t]+0[xX]([0-9A-Fa-f]{2})");

  private final String name;
  private final boolean bytes;
  private final List<Finding> findings = new ArrayList<>();
  private final Set<SheetKey> said = new HashSet<>();
  private final Map<SheetKey.Text, String> texts = new HashMap<>();
  private TextEncoding encoding = TextEncoding.ISO_8859_1;
  private Language language = Language.UNKNOWN;
  private Optional<Genre> genre = Optional.empty();
  private String genreText = "";
  private OptionalInt firstTrack = OptionalInt.empty();
  private OptionalInt lastTrack = OptionalInt.empty();
  private int copyProtection;
  private int findingsLeftOut;

  private SonySheetReader(String name, boolean bytes) {
    this.name = name;
    this.bytes = bytes;
  }

  /**
   * Reads a sheet in the character set that it names itself, or in Unicode if it begins with a byte
   * order mark.
   *
   * @param name what findings call the sheet
   * @param sheet its content
   * @return the sheet, and what was noticed
   */
  public static SonySheetReading read(String name, byte[] sheet) {
    Optional<Charset> unicode = unicode(sheet);
    if (unicode.isPresent()) {
      SonySheetReader reader = new SonySheetReader(name, false);
      reader.notice(TextFinding.IS_UNICODE, name, "begins with a byte order mark");
      return reader.read(new String(sheet, unicode.get()).substring(1));
    }
    SonySheetReader reader = new SonySheetReader(name, true);
    String lines = new String(sheet, StandardCharsets.ISO_8859_1);
    SonySheetReading reading = reader.read(lines);
    if (reading.sheet().block().encoding().isDoubleByte() || !looksLikeUtf8(sheet)) {
      return reading;
    }
    reader.notice(
        TextFinding.LOOKS_LIKE_UTF_8,
        name,
        "was read as " + reader.encoding + ", looks like UTF-8");
    return new SonySheetReading(reading.sheet(), reader.findings);
  }

  /**
   * Reads a sheet that is characters already.
   *
   * @param name what findings call the sheet
   * @param sheet its content
   * @return the sheet, and what was noticed
   */
  public static SonySheetReading read(String name, String sheet) {
    return new SonySheetReader(name, false).read(sheet);
  }

  private SonySheetReading read(String sheet) {
    String[] lines = LINE_END.split(sheet, -1);
    for (String line : lines) {
      line(line)
          .filter(pair -> pair.key() == SheetKey.Single.TEXT_CODE)
          .flatMap(pair -> textCode(pair.value()))
          .ifPresent(code -> encoding = code);
    }
    for (int i = 0; i < lines.length; i++) {
      take(lines[i], name + ":" + (i + 1));
    }
    CdTextBlock.Builder block =
        CdTextBlock.builder(language, encoding).copyProtection(copyProtection);
    texts.forEach(
        (key, text) -> {
          if (key.track() == 0) {
            block.disc(key.field(), text);
          } else {
            block.track(key.track(), key.field(), text);
          }
        });
    if (genre.isPresent() || !genreText.isEmpty()) {
      block.genre(genre.orElse(Genre.of(0)).withText(genreText));
    }
    if (findingsLeftOut > 0) {
      findings.add(TextFinding.TOO_MUCH.at(name, findingsLeftOut + " more findings"));
    }
    return new SonySheetReading(new SonySheet(block.build(), firstTrack, lastTrack), findings);
  }

  private record Pair(SheetKey key, String value) {}

  /** Key and value of a line, if it has both. */
  private static Optional<Pair> line(String line) {
    int sign = line.indexOf('=');
    return sign < 0
        ? Optional.empty()
        : SheetKey.parse(line.substring(0, sign))
            .map(key -> new Pair(key, trimmed(line.substring(sign + 1))));
  }

  private void take(String line, String where) {
    if (trimmed(line).isEmpty()) {
      return;
    }
    Optional<Pair> pair = line(line);
    if (pair.isEmpty()) {
      boolean hasSign = line.indexOf('=') >= 0;
      notice(
          hasSign ? TextFinding.UNKNOWN_KEY : TextFinding.NOT_A_LINE,
          where,
          (hasSign ? "no such key: " : "no equals sign: ") + shown(line));
    } else if (!pair.get().value().isEmpty()) {
      take(pair.get().key(), pair.get().value(), where);
    }
  }

  private void take(SheetKey key, String value, String where) {
    if (!(key instanceof SheetKey.Remark) && !said.add(key)) {
      notice(TextFinding.SAID_TWICE, where, "said on a line before");
    }
    boolean good =
        switch (key) {
          case SheetKey.Remark remark -> true;
          case SheetKey.Text text -> text(text, value, where);
          case SheetKey.Single single -> single(single, value, where);
        };
    if (!good) {
      notice(TextFinding.BAD_VALUE, where, "no such value: " + shown(value));
    }
  }

  private boolean text(SheetKey.Text key, String value, String where) {
    String text = key.field().usesBlockEncoding() ? decoded(value, where) : value;
    texts.put(key, text);
    return true;
  }

  private String decoded(String value, String where) {
    if (!bytes) {
      return value;
    }
    Optional<Charset> charset = encoding.charset();
    if (charset.isEmpty()) {
      notice(TextFinding.NO_CHARSET, where, "this Java does not know MS-JIS");
      return "";
    }
    // ASCII that is none is read as ISO 8859-1, which the writer then refuses by name.
    if (!encoding.equals(TextEncoding.MS_JIS)) {
      return value;
    }
    String text = new String(value.getBytes(StandardCharsets.ISO_8859_1), charset.get());
    if (text.indexOf('\uFFFD') >= 0) {
      notice(TextFinding.UNDECODABLE, where, "has bytes that mean nothing in " + encoding);
    }
    return text;
  }

  private boolean single(SheetKey.Single key, String value, String where) {
    return switch (key) {
      case VERSION -> version(value, where);
      case TEXT_CODE -> textCode(value).isPresent();
      case LANGUAGE_CODE -> set(Language.parse(value), found -> language = found);
      case GENRE_CODE -> set(genreCode(value), found -> genre = Optional.of(found));
      case GENRE_TEXT -> set(Optional.of(value), found -> genreText = found);
      case COPY_PROTECTION -> set(copyProtection(value), found -> copyProtection = found);
      case FIRST_TRACK -> set(track(value), found -> firstTrack = OptionalInt.of(found));
      case LAST_TRACK -> set(track(value), found -> lastTrack = OptionalInt.of(found));
    };
  }

  private static <T> boolean set(Optional<T> found, Consumer<T> target) {
    found.ifPresent(target);
    return found.isPresent();
  }

  private boolean version(String value, String where) {
    if (!value.equalsIgnoreCase(SonySheet.VERSION)) {
      notice(TextFinding.WRONG_VERSION, where, "is version " + shown(value));
    }
    return true;
  }

  private static Optional<TextEncoding> textCode(String value) {
    OptionalInt code = CodeTable.hexadecimal(value, 0xFF);
    if (code.isPresent()) {
      return Optional.of(new TextEncoding(code.getAsInt()));
    }
    String words = value.toUpperCase(Locale.ROOT);
    if (words.contains("8859")) {
      return Optional.of(TextEncoding.ISO_8859_1);
    }
    if (words.contains("ASCII")) {
      return Optional.of(TextEncoding.ASCII);
    }
    return words.contains("JIS") ? Optional.of(TextEncoding.MS_JIS) : Optional.empty();
  }

  private static Optional<Genre> genreCode(String value) {
    Matcher two = TWO_BYTES.matcher(value);
    return Genre.parse(two.matches() ? "0x" + two.group(1) + two.group(2) : value);
  }

  private static Optional<Integer> copyProtection(String value) {
    return switch (value.toUpperCase(Locale.ROOT)) {
      case "ON" -> Optional.of(3);
      case "OFF" -> Optional.of(0);
      default -> CodeTable.hexadecimal(value, 0xFF).stream().boxed().findFirst();
    };
  }

  private static Optional<Integer> track(String value) {
    return NUMBER.matcher(value).matches()
        ? Optional.of(Integer.valueOf(value)).filter(track -> track >= 1)
        : Optional.empty();
  }

  private void notice(TextFinding finding, String where, String message) {
    if (findings.size() < MAX_FINDINGS) {
      findings.add(finding.at(where, message));
    } else {
      findingsLeftOut++;
    }
  }

  /** Without blanks and tabs at the ends, which belong to the form of a line. */
  static String trimmed(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isBlank(text.charAt(start))) {
      start++;
    }
    while (end > start && isBlank(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  private static String shown(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
  }

  private static Optional<Charset> unicode(byte[] sheet) {
    if (begins(sheet, 0xEF, 0xBB, 0xBF)) {
      return Optional.of(StandardCharsets.UTF_8);
    }
    if (begins(sheet, 0xFE, 0xFF)) {
      return Optional.of(StandardCharsets.UTF_16BE);
    }
    return begins(sheet, 0xFF, 0xFE) ? Optional.of(StandardCharsets.UTF_16LE) : Optional.empty();
  }

  private static boolean begins(byte[] sheet, int... head) {
    for (int i = 0; i < head.length; i++) {
      if (i >= sheet.length || (sheet[i] & 0xFF) != head[i]) {
        return false;
      }
    }
    return true;
  }

  /** Bytes beyond ASCII that are all of them well-formed UTF-8 are hardly anything else. */
  private static boolean looksLikeUtf8(byte[] sheet) {
    boolean wide = false;
    for (byte value : sheet) {
      wide |= value < 0;
    }
    if (!wide) {
      return false;
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(sheet));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
