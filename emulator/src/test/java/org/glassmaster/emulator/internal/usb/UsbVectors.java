package org.glassmaster.emulator.internal.usb;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import org.glassmaster.emulator.Vectors;

/** Messages that were made by somebody else. */
record UsbVectors(String name, MemorySegment segment) {
  /** All of a file. */
  static List<UsbVectors> of(String file) {
    return Vectors.rows("vectors/" + file).stream().map(UsbVectors::row).toList();
  }

  private static UsbVectors row(List<String> cells) {
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
