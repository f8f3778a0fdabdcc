package org.glassmaster.cli.internal.author;

import java.nio.file.Path;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.port.SourceTags;

/**
 * A file that is to become a track.
 *
 * @param samples what it decodes to
 * @param digest of its samples; empty where they were not read
 */
record SoundFile(Path file, SourceTags tags, ByteSource samples, String digest) {
  /** Its name without its folders. */
  String name() {
    return String.valueOf(file.getFileName());
  }

  /** The same, after its samples were read. */
  SoundFile read(String sum) {
    return new SoundFile(file, tags, samples, sum);
  }
}
