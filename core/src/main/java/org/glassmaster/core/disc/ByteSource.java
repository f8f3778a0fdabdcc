package org.glassmaster.core.disc;

import java.lang.foreign.MemorySegment;
import org.glassmaster.core.fault.SourceException;

/**
 * Bytes at known positions: a file, a decoder's output, a drive's sectors, memory, a generator.
 * Reading is safe from several threads at once, and any position may be read at any time; going
 * forward is what it is built for.
 */
public interface ByteSource {
  /** {@return what people know it by, as a rule a path} */
  String name();

  /** {@return how many bytes there are} */
  long size();

  /**
   * Copies exactly {@code length} bytes from {@code position} into memory; ends early only by
   * throwing.
   *
   * @param position where in the source
   * @param into where they go
   * @param offset where in that memory
   * @param length how many bytes
   * @throws SourceException where a source cannot be read
   */
  void read(long position, MemorySegment into, long offset, long length) throws SourceException;

  /**
   * Makes sure that nobody changed the bytes since they were opened, as far as that can be told
   * without reading them again. What passes on the bytes of another source asks that one; what
   * cannot change has nothing to do.
   *
   * @throws SourceException where they are no longer what they were, with code {@code
   *     source-changed}
   */
  default void requireUnchanged() throws SourceException {}

  /**
   * {@return bytes in memory} They are not copied and must not change.
   *
   * @param name what faults call it
   * @param bytes the bytes
   */
  static ByteSource of(String name, byte[] bytes) {
    return new MemorySource(name, MemorySegment.ofArray(bytes).asReadOnly());
  }
}
