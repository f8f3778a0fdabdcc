package org.glassmaster.backend.file.internal.audio.pcm;

import java.lang.foreign.MemorySegment;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.fault.SourceException;

/** A run of another source's bytes, as they are. */
public record Slice(ByteSource whole, long start, long size) implements ByteSource {
  @Override
  public String name() {
    return whole.name();
  }

  @Override
  public void read(long position, MemorySegment into, long offset, long length)
      throws SourceException {
    if (position < 0 || length < 0 || position > size - length) {
      throw Damage.ends(whole, size / AudioFormat.FRAME, (position + length) / AudioFormat.FRAME);
    }
    whole.read(start + position, into, offset, length);
  }

  @Override
  public void requireUnchanged() throws SourceException {
    whole.requireUnchanged();
  }

  @Override
  public String toString() {
    return whole.name();
  }
}
