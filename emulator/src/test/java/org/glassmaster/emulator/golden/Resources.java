package org.glassmaster.emulator.golden;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/** The distilled recordings. */
final class Resources {
  private Resources() {}

  static byte[] unpacked(String name) {
    try (InputStream in = new GZIPInputStream(open(name))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  private static InputStream open(String name) {
    return Objects.requireNonNull(Resources.class.getResourceAsStream("/golden/" + name), name);
  }
}
