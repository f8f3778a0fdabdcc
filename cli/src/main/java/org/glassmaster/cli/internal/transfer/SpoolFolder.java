package org.glassmaster.cli.internal.transfer;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.glassmaster.core.fault.MediumException;
import org.glassmaster.spi.UsageException;

/**
 * A folder for a disc that is on its way. It is gone when this is closed; what a run left behind
 * that was killed goes when the next one begins.
 */
final class SpoolFolder implements AutoCloseable {
  private static final String PREFIX = "glassmaster-spool-";
  private static final Pattern NAME = Pattern.compile(PREFIX + "([0-9]{1,18})-[0-9]+");

  private final Path folder;

  private SpoolFolder(Path folder) {
    this.folder = folder;
  }

  /** Makes it inside of another folder. */
  static SpoolFolder in(String place) {
    try {
      Path parent = Path.of(place);
      clean(parent);
      String name = PREFIX + ProcessHandle.current().pid() + "-";
      return new SpoolFolder(Files.createTempDirectory(parent, name));
    } catch (IOException | InvalidPathException e) {
      throw new UsageException(
          "spool-not-writable",
          "the disc cannot be kept in " + place,
          "name a folder that is there and that you may write to with --spool FOLDER");
    }
  }

  /** Deletes what processes left that are no more. */
  private static void clean(Path parent) throws IOException {
    try (DirectoryStream<Path> left = Files.newDirectoryStream(parent, PREFIX + "*")) {
      for (Path folder : left) {
        Matcher name = NAME.matcher(String.valueOf(folder.getFileName()));
        boolean dead = name.matches() && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty();
        if (dead && Files.isWritable(folder)) {
          delete(folder);
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  /** A file in it. */
  Path file(String name) {
    return folder.resolve(name);
  }

  /** Refuses where a disc will not fit. */
  void requireRoom(long bytes) throws MediumException {
    long there;
    try {
      there = Files.getFileStore(folder).getUsableSpace();
    } catch (IOException e) {
      // Where nobody knows, writing will tell.
      return;
    }
    if (there < bytes) {
      throw new MediumException(
              "spool-too-small",
              "the disc takes "
                  + megabytes(bytes)
                  + " MB for the time of the copy, "
                  + folder.getParent()
                  + " has "
                  + megabytes(there)
                  + " left")
          .advise("spool", "FOLDER", "make room there, or name another folder");
    }
  }

  private static long megabytes(long bytes) {
    return bytes / 1_000_000;
  }

  @Override
  public void close() {
    try {
      delete(folder);
    } catch (IOException e) {
      // The next run in that place tries again.
      return;
    }
  }

  private static void delete(Path folder) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.delete(file);
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    Files.delete(folder);
  }
}
