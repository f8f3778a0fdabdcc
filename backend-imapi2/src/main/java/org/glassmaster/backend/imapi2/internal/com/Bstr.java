package org.glassmaster.backend.imapi2.internal.com;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/**
 * A string of COM: UTF-16 code units with their length in front of them, from an allocator of its
 * own. No string at all is the empty one.
 */
public final class Bstr implements AutoCloseable {
  private final ComLibrary library;
  private MemorySegment address;

  private Bstr(ComLibrary library, MemorySegment address) {
    this.library = library;
    this.address = address;
  }

  /** A copy of the text, to be lent to a method. */
  public static Bstr of(ComLibrary library, String text) {
    return new Bstr(library, allocate(library, text));
  }

  /** A copy of the text that somebody else will free. */
  public static MemorySegment allocate(ComLibrary library, String text) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment units = arena.allocateFrom(text, StandardCharsets.UTF_16LE);
      MemorySegment made = library.allocString(units, text.length());
      if (made.address() == 0) {
        throw new OutOfMemoryError("SysAllocStringLen");
      }
      return made;
    }
  }

  /** The text of a string that somebody else owns. */
  public static String read(ComLibrary library, MemorySegment string) {
    if (string.address() == 0) {
      return "";
    }
    long bytes = 2L * Integer.toUnsignedLong(library.stringLength(string));
    return new String(
        string.reinterpret(bytes).toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_16LE);
  }

  /** The text of a string that was handed out to us, which is freed. */
  public static String take(ComLibrary library, MemorySegment string) {
    try (Bstr owned = new Bstr(library, string)) {
      return read(library, owned.address);
    }
  }

  public MemorySegment address() {
    return address;
  }

  @Override
  public void close() {
    MemorySegment last = address;
    address = MemorySegment.NULL;
    if (last.address() != 0) {
      library.freeString(last);
    }
  }
}
