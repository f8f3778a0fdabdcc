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
  /** {@return the file that was named} */
  Path path();

  /** {@return the options of the location} */
  Map<String, String> options();

  /**
   * {@return the whole file that was named, where it is no longer than the limit: sheets are short}
   *
   * @param limit the most that are wanted
   * @throws SourceException where a source cannot be read
   */
  byte[] bytes(int limit) throws SourceException;

  /**
   * {@return the file that was named, as bytes}
   *
   * @throws SourceException where a source cannot be read
   */
  ByteSource self() throws SourceException;

  /**
   * {@return a file that the sheet names, as it is} It has to lie in the sheet's folder or below
   * it, unless the user allowed otherwise: sheets come from strangers.
   *
   * @param name as the sheet writes it
   * @throws GlassmasterException where that cannot be done
   */
  ByteSource file(String name) throws GlassmasterException;

  /**
   * {@return a file that the sheet names, decoded to stereo samples of 16 bits at 44.1 kHz,
   * little-endian} What is something else is refused with the fact and the cure.
   *
   * @param name as the sheet writes it
   * @throws GlassmasterException where that cannot be done
   */
  ByteSource audio(String name) throws GlassmasterException;

  /**
   * {@return whether a file that the sheet names is there}
   *
   * @param name as the sheet writes it
   */
  boolean exists(String name);

  /**
   * Notes something for the user.
   *
   * @param finding what was noticed
   */
  void note(Finding finding);
}
