package org.glassmaster.mmc;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Tables of the reference and of the recordings: tab-separated, comments after a hash. */
public final class Vectors {
  private Vectors() {}

  /** The rows of a table, without comments. */
  public static Stream<List<String>> rows(String name) {
    try (InputStream in = Vectors.class.getResourceAsStream("/" + name)) {
      if (in == null) {
        throw new IllegalArgumentException("no such table: " + name);
      }
      return new String(in.readAllBytes(), UTF_8)
              .lines()
              .filter(line -> !line.startsWith("#") && !line.isBlank())
              .map(line -> Arrays.asList(line.split("\t", -1)))
              .toList()
              .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Bytes written as {@code 0A 1B}. */
  public static byte[] hex(String text) {
    return HexFormat.of().parseHex(text.replaceAll("\\s", ""));
  }

  /** Bytes as {@code 0A 1B}. */
  public static String hex(byte[] bytes) {
    return HexFormat.ofDelimiter(" ").withUpperCase().formatHex(bytes);
  }
}
