package org.glassmaster.spi;

import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Map;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fault.WriteException;

/**
 * What a format writes to. Files are written beside their names and appear together when all is
 * done; until then, and after any failure, what was there before is untouched.
 */
public interface ImageOutput {
  /** {@return the file that was named; its sheet, where a format has one} */
  Path path();

  /** {@return the options of the location} */
  Map<String, String> options();

  /**
   * Begins a file in the folder of the image. The one that is {@link #path} appears last. One that
   * exists is refused, unless it may be overwritten.
   *
   * @param name a name in the folder of the image
   * @return the file, still empty
   * @throws GlassmasterException where that cannot be done
   */
  File create(String name) throws GlassmasterException;

  /** A file being written. */
  interface File {
    /**
     * Adds bytes at the end.
     *
     * @param bytes the bytes
     * @param offset where in that memory
     * @param length how many bytes
     * @throws WriteException where it cannot be written
     */
    void write(MemorySegment bytes, long offset, long length) throws WriteException;

    /**
     * Adds bytes at the end.
     *
     * @param bytes the bytes
     * @throws WriteException where it cannot be written
     */
    default void write(byte[] bytes) throws WriteException {
      write(MemorySegment.ofArray(bytes), 0, bytes.length);
    }
  }
}
