package org.glassmaster.backend.file.internal.output;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Locale;
import org.glassmaster.core.fault.WriteException;

/** What the system's refusals to write mean to the user. */
final class WriteFaults {
  private static final long NEXT_TO_NOTHING = 1 << 20;

  private WriteFaults() {}

  /** The fault for a failure to write a file, which is named as the user knows it. */
  static WriteException of(Path target, Exception cause) {
    Path folder = folder(target);
    if (cause instanceof AccessDeniedException || cause instanceof ReadOnlyFileSystemException) {
      return notWritable(folder, cause);
    }
    String reason = cause.getMessage() == null ? cause.toString() : cause.getMessage();
    String words = reason.toLowerCase(Locale.ROOT);
    if (words.contains("read-only file system")) {
      return notWritable(folder, cause);
    }
    if (words.contains("no space") || words.contains("quota") || isFull(folder)) {
      return new WriteException(
              "no-space", target + ": there is no room left; nothing was put in its place", cause)
          .at(target.toString())
          .advise("make room, or write to another disk");
    }
    return new WriteException(
            "write-failed",
            target + " cannot be written: " + reason + "; nothing was put in its place",
            cause)
        .at(target.toString())
        .advise("check the disk or the network that it lies on");
  }

  /** The fault for a folder that may not be written into. */
  static WriteException notWritable(Path folder, Exception cause) {
    return new WriteException(
            "folder-not-writable", folder + " may not be written into; nothing was written", cause)
        .at(folder.toString())
        .advise("write to a folder of your own");
  }

  /** The folder that a file lies in. */
  static Path folder(Path file) {
    Path parent = file.getParent();
    return parent == null ? Path.of(".") : parent;
  }

  private static boolean isFull(Path folder) {
    try {
      return Files.getFileStore(folder).getUsableSpace() < NEXT_TO_NOTHING;
    } catch (IOException | SecurityException e) {
      return false;
    }
  }
}
