package org.glassmaster.spi;

import java.util.List;
import java.util.Optional;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.port.Contents;
import org.glassmaster.core.port.Job;

/**
 * A format of disc images, found by {@link java.util.ServiceLoader}. The file back end does
 * everything around it.
 */
public interface ImageFormat {
  /** {@return the name users select it by, such as {@code cue}} */
  String name();

  /** {@return what it is, in a few words for a list} */
  String description();

  /**
   * {@return how names of such images end, with the dot and in lower case: {@code .cue}} The first
   * is the one that is written.
   */
  List<String> suffixes();

  /**
   * {@return how sure it is that a file is of this format}
   *
   * @param fileName the name of the file
   * @param head the first bytes of the file, 64 KiB at most
   * @param size bytes of the whole file
   */
  Match match(String fileName, byte[] head, long size);

  /**
   * Reads what the image says; its sectors are read later, when the disc's sources are asked.
   *
   * @param input the image's files
   * @param job whom to tell, and who may cancel
   * @return what it says
   * @throws GlassmasterException where that cannot be done
   */
  Contents read(ImageInput input, Job job) throws GlassmasterException;

  /**
   * Writes such images; absent where the format is only read.
   *
   * @return the writer
   */
  default Optional<ImageWriter> writer() {
    return Optional.empty();
  }

  /** {@return the options its locations may carry} */
  default List<LocationOption> options() {
    return List.of();
  }

  /** {@return the version of this contract it was written for; see {@link BackEnd#apiVersion}} */
  default int apiVersion() {
    return 1;
  }

  /** How sure a format is of a file; ordered from no to certain. */
  enum Match {
    /** It is of another. */
    NO,
    /** The name fits. */
    BY_NAME,
    /** The content fits. */
    BY_CONTENT
  }
}
