package org.glassmaster.backend.file.internal.audio.pcm;

import java.lang.foreign.MemorySegment;
import org.glassmaster.backend.file.internal.data.BytePairs;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.fault.SourceException;

/** Samples of the other byte order, turned round as they are read. */
record Swapped(ByteSource bigEndian) implements ByteSource {
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
    BytePairs.swap(into, offset, length);
  }

  @Override
  public void requireUnchanged() throws SourceException {
    bigEndian.requireUnchanged();
  }

  @Override
  public String toString() {
    return bigEndian.name();
  }
}
