package org.glassmaster.backend.file.internal.output;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.glassmaster.backend.file.internal.output.TemporaryName.Role;

/**
 * What killed runs left in a folder. A run that had decided to put its files in place is completed;
 * what any other left is deleted. Files of a run that is still going are not touched.
 */
final class Leftovers {
  /** Where files cannot be locked, one that nobody wrote to for a day belongs to nobody. */
  private static final long A_DAY = 24L * 60 * 60 * 1000;

  private Leftovers() {}

  /** Settles what is there. A failure leaves it for the next run. */
  static void settle(Path folder) {
    List<TemporaryName> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, ".*.glassmaster-*")) {
      for (Path entry : entries) {
        TemporaryName.parse(String.valueOf(entry.getFileName())).ifPresent(found::add);
      }
    } catch (IOException | DirectoryIteratorException e) {
      return;
    }
    while (!found.isEmpty()) {
      TemporaryName first = found.getFirst();
      List<TemporaryName> run = found.stream().filter(first::sameRun).toList();
      found.removeAll(run);
      if (first.process() != ProcessHandle.current().pid()) {
        settle(folder, run);
      }
    }
  }

  private static void settle(Path folder, List<TemporaryName> run) {
    List<FileChannel> locks = new ArrayList<>();
    try {
      for (TemporaryName name : run) {
        Optional<FileChannel> lock =
            name.role() == Role.OLD ? Optional.empty() : lock(name.in(folder));
        if (lock.isEmpty() && name.role() != Role.OLD) {
          return;
        }
        lock.ifPresent(locks::add);
      }
      if (run.stream().anyMatch(name -> name.role() == Role.DECIDED)) {
        complete(folder, run);
      }
      for (TemporaryName name : run) {
        Files.deleteIfExists(name.in(folder));
      }
    } catch (IOException e) {
      // It stays for the next run; the job at hand does not depend on it.
      return;
    } finally {
      locks.forEach(Leftovers::close);
    }
  }

  private static void complete(Path folder, List<TemporaryName> run) throws IOException {
    for (Role role : List.of(Role.GROWING, Role.DECIDED)) {
      for (TemporaryName name : run) {
        if (name.role() == role) {
          Files.move(
              name.in(folder), folder.resolve(name.name()), StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }

  /** The lock of a file that nobody is at; empty where somebody is. */
  private static Optional<FileChannel> lock(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return Optional.of(channel);
      }
    } catch (OverlappingFileLockException e) {
      close(channel);
      return Optional.empty();
    } catch (IOException e) {
      FileTime touched = Files.getLastModifiedTime(file);
      if (System.currentTimeMillis() - touched.toMillis() > A_DAY) {
        return Optional.of(channel);
      }
    }
    close(channel);
    return Optional.empty();
  }

  private static void close(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // Nothing was written through it.
      return;
    }
  }
}
