package org.glassmaster.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** Texts of the reference and of the recordings: comments after a hash, tabs between columns. */
public final class Vectors {
  private Vectors() {}

  /** The lines of a resource, without comments and empty ones. */
  private static List<String> lines(String name) {
    try (InputStream in =
        Objects.requireNonNull(Vectors.class.getResourceAsStream("/" + name), name)) {
      return new String(in.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  /** The rows of a table, cut into columns. */
  public static List<List<String>> rows(String name) {
    return lines(name).stream().map(line -> List.of(line.split("\t", -1))).toList();
  }

  /** The bytes of a resource that is nothing but hexadecimal. */
  static byte[] file(String name) {
    return Host.bytes(String.join("", lines(name)));
  }
}
