package org.glassmaster.core.subchannel;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** The two kinds of memory that callers bring. */
enum Memory {
  HEAP,
  NATIVE;

  MemorySegment of(int size) {
    return this == HEAP ? MemorySegment.ofArray(new byte[size]) : Arena.ofAuto().allocate(size, 1);
  }

  /** A copy of the bytes. */
  MemorySegment of(byte[] bytes) {
    return of(bytes.length).copyFrom(MemorySegment.ofArray(bytes));
  }

  /** The bytes in a part of a segment. */
  static byte[] bytes(MemorySegment segment, long at, long length) {
    return segment.asSlice(at, length).toArray(JAVA_BYTE);
  }

  static byte[] bytes(MemorySegment segment) {
    return segment.toArray(JAVA_BYTE);
  }
}
