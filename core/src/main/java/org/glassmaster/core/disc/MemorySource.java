package org.glassmaster.core.disc;

import java.lang.foreign.MemorySegment;
import org.glassmaster.core.fault.SourceException;

/** Bytes in memory. */
record MemorySource(String name, MemorySegment bytes) implements ByteSource {
  @Override
  public long size() {
    return bytes.byteSize();
  }

  @Override
  public void read(long position, MemorySegment into, long offset, long length)
      throws SourceException {
    if (position < 0 || position + length > size()) {
      throw new SourceException("source-short", name + " ends at byte " + size()).at(name);
    }
    MemorySegment.copy(bytes, position, into, offset, length);
  }
}
