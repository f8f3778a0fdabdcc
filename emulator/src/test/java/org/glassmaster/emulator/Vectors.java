package org.glassmaster.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** The reference's vectors. */
final class Vectors {
  private Vectors() {}

  /** The lines of a vector, without comments. */
  static List<String> lines(String name) {
    try (InputStream in =
        Objects.requireNonNull(Vectors.class.getResourceAsStream("/vectors/" + name), name)) {
      return new String(in.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A vector that is nothing but hexadecimal bytes. */
  static byte[] bytes(String name) {
    return Host.bytes(String.join("", lines(name)));
  }
}
