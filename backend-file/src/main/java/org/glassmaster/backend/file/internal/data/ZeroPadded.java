package org.glassmaster.backend.file.internal.data;

import java.lang.foreign.MemorySegment;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.fault.SourceException;

/** A source that ends inside a sector, with zeros for what is missing of it. */
public record ZeroPadded(ByteSource source, long size) implements ByteSource {
  @Override
  public String name() {
    return source.name();
  }

  @Override
  public void read(long position, MemorySegment into, long offset, long length)
      throws SourceException {
    long there = Math.clamp(source.size() - position, 0, length);
    if (there > 0) {
      source.read(position, into, offset, there);
    }
    into.asSlice(offset + there, length - there).fill((byte) 0);
  }

  @Override
  public void requireUnchanged() throws SourceException {
    source.requireUnchanged();
  }

  @Override
  public String toString() {
    return source.name();
  }
}
