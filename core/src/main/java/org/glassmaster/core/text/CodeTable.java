package org.glassmaster.core.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** Codes and their names, read from a resource beside this class. */
final class CodeTable {
  private final Map<Integer, String> names = new TreeMap<>();
  private final Map<Integer, String> sheetNames = new TreeMap<>();
  private final Map<String, Integer> codes = new HashMap<>();

  private CodeTable() {}

  /**
   * The table of lines {@code hexadecimal code, tab, name}, perhaps a tab and another name behind
   * it; lines with {@code #} are comments.
   */
  static CodeTable of(String resource) {
    CodeTable table = new CodeTable();
    for (String[] row : rows(resource)) {
      int code = Integer.parseInt(row[0], 16);
      table.names.put(code, row[1]);
      table.sheetNames.put(code, row[row.length - 1]);
      for (int i = 1; i < row.length; i++) {
        table.codes.put(folded(row[i]), code);
      }
    }
    return table;
  }

  /** The rows of a resource of columns between tabs; lines with {@code #} are comments. */
  static List<String[]> rows(String resource) {
    try (InputStream in = CodeTable.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("resource is not there: " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The name of a code. */
  Optional<String> name(int code) {
    return Optional.ofNullable(names.get(code));
  }

  /** The name of a code as Sony's input sheets spell it. */
  Optional<String> sheetName(int code) {
    return Optional.ofNullable(sheetNames.get(code));
  }

  /**
   * The code of a name, whatever its case; or of {@code 0x} and hexadecimal digits up to {@code
   * max}.
   */
  OptionalInt code(String text, int max) {
    Integer code = codes.get(folded(text));
    return code != null ? OptionalInt.of(code) : hexadecimal(text, max);
  }

  /** The number that {@code 0x} and hexadecimal digits mean, if it is at most {@code max}. */
  static OptionalInt hexadecimal(String text, int max) {
    String digits = text.strip();
    if (!digits.regionMatches(true, 0, "0x", 0, 2) || digits.length() < 3 || digits.length() > 9) {
      return OptionalInt.empty();
    }
    int number = 0;
    for (int i = 2; i < digits.length(); i++) {
      int digit = Character.digit(digits.charAt(i), 16);
      if (digit < 0 || digits.charAt(i) > 'f') {
        return OptionalInt.empty();
      }
      number = number << 4 | digit;
    }
    return number > max ? OptionalInt.empty() : OptionalInt.of(number);
  }

  private static String folded(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }
}
