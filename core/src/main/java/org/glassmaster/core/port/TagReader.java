package org.glassmaster.core.port;

import java.util.Optional;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.fault.SourceException;

/** Reads what sound files of one format say of themselves. */
public interface TagReader {
  /** The name of the format, such as {@code flac}. */
  String name();

  /**
   * The tags of a file; empty where it is of another format. What is damaged in them is left out.
   */
  Optional<SourceTags> read(ByteSource file) throws SourceException;
}
