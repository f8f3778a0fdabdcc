package org.glassmaster.backend.file.internal.audio.pcm;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.fault.SourceException;

/** Samples of the other byte order, turned round as they are read. */
record Swapped(ByteSource bigEndian) implements ByteSource {
  private static final long EVEN_BYTES = 0x00FF_00FF_00FF_00FFL;

  @Override
  public String name() {
    return bigEndian.name();
  }

  @Override
  public long size() {
    return bigEndian.size();
  }

  @Override
  public void read(long position, MemorySegment into, long offset, long length)
      throws SourceException {
    if (((position | length) & 1) != 0) {
      throw new IllegalArgumentException("samples are read whole");
    }
    bigEndian.read(position, into, offset, length);
    long i = 0;
    for (; i + 8 <= length; i += 8) {
      long four = into.get(ValueLayout.JAVA_LONG_UNALIGNED, offset + i);
      into.set(
          ValueLayout.JAVA_LONG_UNALIGNED,
          offset + i,
          (four & EVEN_BYTES) << 8 | (four >>> 8 & EVEN_BYTES));
    }
    for (; i < length; i += 2) {
      byte first = into.get(ValueLayout.JAVA_BYTE, offset + i);
      into.set(ValueLayout.JAVA_BYTE, offset + i, into.get(ValueLayout.JAVA_BYTE, offset + i + 1));
      into.set(ValueLayout.JAVA_BYTE, offset + i + 1, first);
    }
  }

  @Override
  public String toString() {
    return bigEndian.name();
  }
}
