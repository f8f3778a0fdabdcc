package org.glassmaster.core.text;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** The reference's tables. */
final class Vectors {
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();

  private Vectors() {}

  /** The rows of a table, cut into columns. */
  static List<String[]> rows(String name) {
    try (InputStream in = Vectors.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] bytes(String hex) {
    return HEX.parseHex(hex);
  }

  static String hex(byte[] bytes) {
    return HEX.formatHex(bytes);
  }

  /** One column of a table, all rows in one. */
  static byte[] column(String name, int column) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    rows(name).forEach(row -> all.writeBytes(bytes(row[column])));
    return all.toByteArray();
  }

  /** Packs in hexadecimal, one a line. */
  static List<String> lines(byte[] packs) {
    return IntStream.range(0, packs.length / 18)
        .mapToObj(i -> HEX.formatHex(packs, i * 18, i * 18 + 18))
        .toList();
  }
}
