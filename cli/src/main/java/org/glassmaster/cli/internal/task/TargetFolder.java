package org.glassmaster.cli.internal.task;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.glassmaster.core.fault.WriteException;
import org.glassmaster.spi.BackEnds;
import org.glassmaster.spi.Location;

/**
 * The folder of a target image. One that is missing is made, if only it is missing and not the
 * folder it would lie in as well: that is a slip of the finger. It goes again if nothing came of
 * the image.
 */
public final class TargetFolder implements AutoCloseable {
  private final Optional<Path> made;
  private boolean kept;

  private TargetFolder(Optional<Path> made) {
    this.made = made;
  }

  /** Sees to it that the folder is there. */
  public static TargetFolder of(Location target) throws WriteException {
    Optional<Path> missing = missing(target);
    if (missing.isPresent()) {
      try {
        Files.createDirectory(missing.get());
      } catch (IOException e) {
        throw new WriteException(
                "folder-not-writable", "the folder " + missing.get() + " cannot be made", e)
            .at(target.rest())
            .advise("name a folder that you may write to");
      }
    }
    return new TargetFolder(missing);
  }

  private static Optional<Path> missing(Location target) {
    if (!target.scheme().equals(BackEnds.FILE)) {
      return Optional.empty();
    }
    try {
      Path folder = Path.of(target.rest()).toAbsolutePath().getParent();
      return Optional.ofNullable(folder)
          .filter(Files::notExists)
          .filter(
              path -> Optional.ofNullable(path.getParent()).filter(Files::isDirectory).isPresent());
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** The image is there. */
  public void keep() {
    kept = true;
  }

  @Override
  public void close() throws WriteException {
    if (kept || made.isEmpty()) {
      return;
    }
    try {
      Files.deleteIfExists(made.get());
    } catch (DirectoryNotEmptyException e) {
      // Someone else has found a use for it.
      return;
    } catch (IOException e) {
      throw new WriteException(
              "folder-left-behind", "the folder " + made.get() + " cannot be deleted", e)
          .advise("delete it by hand");
    }
  }
}
