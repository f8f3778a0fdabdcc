package org.glassmaster.spi;

import java.nio.file.Path;
import java.util.Map;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.finding.Finding;

/**
 * What a format reads from: the file that was named, and the files that one names. What is opened
 * here stays open until the device is closed.
 */
public interface ImageInput {
  /** The file that was named. */
  Path path();

  /** The options of the location. */
  Map<String, String> options();

  /** The whole file that was named, where it is no longer than the limit: sheets are short. */
  byte[] bytes(int limit) throws SourceException;

  /** The file that was named, as bytes. */
  ByteSource self() throws SourceException;

  /**
   * A file that the sheet names, as it is. It has to lie in the sheet's folder or below it, unless
   * the user allowed otherwise: sheets come from strangers.
   */
  ByteSource file(String name) throws GlassmasterException;

  /**
   * A file that the sheet names, decoded to stereo samples of 16 bits at 44.1 kHz, little-endian.
   * What is something else is refused with the fact and the cure.
   */
  ByteSource audio(String name) throws GlassmasterException;

  /** Whether a file that the sheet names is there. */
  boolean exists(String name);

  /** Notes something for the user. */
  void note(Finding finding);
}
