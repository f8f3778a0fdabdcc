package org.glassmaster.emulator.internal.usb;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** Messages that were made by somebody else. */
record UsbVectors(String name, MemorySegment segment) {
  private static final Pattern TAB = Pattern.compile("\t");

  /** All of a file. */
  static List<UsbVectors> of(String file) {
    try (InputStream in =
        Objects.requireNonNull(UsbVectors.class.getResourceAsStream("/vectors/" + file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(UsbVectors::row)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static UsbVectors row(String line) {
    List<String> cells = TAB.splitAsStream(line).toList();
    byte[] bytes = HexFormat.ofDelimiter(" ").parseHex(cells.get(2));
    if (bytes.length != Integer.parseInt(cells.get(1))) {
      throw new IllegalStateException(cells.get(0) + " has another length");
    }
    return new UsbVectors(cells.get(0), MemorySegment.ofArray(bytes));
  }

  byte[] bytes() {
    return segment.toArray(ValueLayout.JAVA_BYTE);
  }

  ByteBuffer buffer() {
    return ByteBuffer.wrap(bytes());
  }
}
