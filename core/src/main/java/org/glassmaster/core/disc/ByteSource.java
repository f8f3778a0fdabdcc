package org.glassmaster.core.disc;

import java.lang.foreign.MemorySegment;
import org.glassmaster.core.fault.SourceException;

/**
 * Bytes at known positions: a file, a decoder's output, a drive's sectors, memory, a generator.
 * Reading is safe from several threads at once, and any position may be read at any time; going
 * forward is what it is built for.
 */
public interface ByteSource {
  /** What people know it by, as a rule a path. */
  String name();

  /** How many bytes there are. */
  long size();

  /**
   * Copies exactly {@code length} bytes from {@code position} into memory; ends early only by
   * throwing.
   */
  void read(long position, MemorySegment into, long offset, long length) throws SourceException;

  /** Bytes in memory. They are not copied and must not change. */
  static ByteSource of(String name, byte[] bytes) {
    return new MemorySource(name, MemorySegment.ofArray(bytes).asReadOnly());
  }
}
