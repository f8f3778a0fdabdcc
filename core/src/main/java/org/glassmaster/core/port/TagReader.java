package org.glassmaster.core.port;

import java.util.Optional;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.fault.SourceException;

/** Reads what sound files of one format say of themselves. */
public interface TagReader {
  /** {@return the name of the format, such as {@code flac}} */
  String name();

  /**
   * {@return the tags of a file; empty where it is of another format} What is damaged in them is
   * left out.
   *
   * @param file the file
   * @throws SourceException where a source cannot be read
   */
  Optional<SourceTags> read(ByteSource file) throws SourceException;
}
