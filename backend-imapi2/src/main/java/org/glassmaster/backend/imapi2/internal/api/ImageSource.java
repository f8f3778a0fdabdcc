package org.glassmaster.backend.imapi2.internal.api;

import java.lang.foreign.MemorySegment;

/**
 * Bytes by position: what a raw image is to IMAPI2. May be asked from any thread, by one at a time.
 */
public interface ImageSource {
  /** How many bytes there are. */
  long size();

  /** Fills the memory from a position on, all of it. */
  void read(long position, MemorySegment into) throws Exception;
}
