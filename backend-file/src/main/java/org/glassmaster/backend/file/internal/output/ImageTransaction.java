package org.glassmaster.backend.file.internal.output;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.glassmaster.backend.file.internal.output.TemporaryName.Role;
import org.glassmaster.core.fault.GlassmasterException;
import org.glassmaster.core.fault.MediumException;
import org.glassmaster.core.fault.WriteException;
import org.glassmaster.spi.ImageOutput;

/**
 * The files of an image that is being written. They grow under temporary names in the target's
 * folder, and take their places together, the sheet last; unless that happens nothing of them
 * remains and what was there before is as it was.
 *
 * <p>A single file takes its place by one rename. Several cannot: the sheet's temporary file is
 * first renamed to say that all are whole, and from then on whoever comes next, this run or one
 * after it was killed, puts them in place.
 */
public final class ImageTransaction implements ImageOutput, AutoCloseable {
  /** The option that says whether to wait until the disk has everything. */
  public static final String SYNC = "sync";

  private final Path path;
  private final Path folder;
  private final Map<String, String> options;
  private final boolean overwrite;
  private final boolean simulate;
  private final boolean folderIsNew;
  private final TemporaryName names;
  private final Map<String, PendingFile> files = new LinkedHashMap<>();
  private boolean done;

  private ImageTransaction(
      Path path,
      Map<String, String> options,
      boolean overwrite,
      boolean simulate,
      boolean folderIsNew) {
    this.path = path;
    this.folder = WriteFaults.folder(path);
    this.options = Map.copyOf(options);
    this.overwrite = overwrite;
    this.simulate = simulate;
    this.folderIsNew = folderIsNew;
    this.names = TemporaryName.first(fileName(path));
  }

  /**
   * Begins. The target's folder is made if only it is missing.
   *
   * @param overwrite replace what exists
   * @param simulate go through it without a file
   */
  public static ImageTransaction begin(
      Path path, Map<String, String> options, boolean overwrite, boolean simulate)
      throws GlassmasterException {
    requireFree(path, overwrite);
    Path folder = WriteFaults.folder(path);
    boolean folderIsNew = false;
    if (!simulate) {
      folderIsNew = requireFolder(folder);
      Leftovers.settle(folder);
    }
    return new ImageTransaction(path, options, overwrite, simulate, folderIsNew);
  }

  /** Settles what a killed run left of an image, and says whether that put it in its place. */
  public static boolean settle(Path path) {
    Leftovers.settle(WriteFaults.folder(path));
    return Files.exists(path);
  }

  @Override
  public Path path() {
    return path;
  }

  @Override
  public Map<String, String> options() {
    return options;
  }

  @Override
  public File create(String name) throws GlassmasterException {
    Path target = target(name);
    requireFree(target, overwrite);
    if (files.containsKey(name)) {
      throw new IllegalStateException(name + " is begun already");
    }
    Path temporary = names.of(name).in(folder);
    PendingFile file =
        simulate ? PendingFile.nowhere(target, temporary) : PendingFile.create(target, temporary);
    files.put(name, file);
    return file;
  }

  /** Puts everything in place. */
  public void commit() throws WriteException {
    if (simulate) {
      done = true;
      return;
    }
    boolean sync = !"false".equals(options.get(SYNC));
    for (PendingFile file : files.values()) {
      file.finish(sync);
    }
    List<PendingFile> order = new ArrayList<>(files.values());
    // The sheet decides: without it the other files are no image.
    order.sort((a, b) -> Boolean.compare(isSheet(a), isSheet(b)));
    try {
      if (order.size() == 1) {
        move(order.getFirst().temporary(), order.getFirst().target());
      } else {
        replaceAll(order, sync);
      }
      if (sync) {
        syncFolder();
      }
      done = true;
    } catch (IOException e) {
      throw WriteFaults.of(path, e);
    }
  }

  private boolean isSheet(PendingFile file) {
    return fileName(file.target()).equals(fileName(path));
  }

  private void replaceAll(List<PendingFile> order, boolean sync) throws IOException {
    PendingFile sheet = order.getLast();
    Path decided = names.of(fileName(sheet.target())).as(Role.DECIDED).in(folder);
    move(sheet.temporary(), decided);
    List<Path[]> moved = new ArrayList<>();
    List<Path> replaced = new ArrayList<>();
    try {
      if (sync) {
        syncFolder();
      }
      for (PendingFile file : order.reversed()) {
        if (Files.exists(file.target(), LinkOption.NOFOLLOW_LINKS)) {
          Path old = names.of(fileName(file.target())).as(Role.OLD).in(folder);
          move(file.target(), old);
          moved.add(new Path[] {file.target(), old});
          replaced.add(old);
        }
      }
      for (PendingFile file : order) {
        Path from = file == sheet ? decided : file.temporary();
        move(from, file.target());
        moved.add(new Path[] {from, file.target()});
      }
    } catch (IOException e) {
      for (Path[] step : moved.reversed()) {
        move(step[1], step[0]);
      }
      Files.deleteIfExists(decided);
      throw e;
    }
    for (Path old : replaced) {
      Files.deleteIfExists(old);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Makes the renames themselves last; Windows does that by itself and opens no folder. */
  private void syncFolder() {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      return;
    }
  }

  /** Lets go of everything; what is not in place by now is deleted. */
  @Override
  public void close() throws WriteException {
    try {
      for (PendingFile file : files.values()) {
        file.close();
        if (!done) {
          Files.deleteIfExists(file.temporary());
        }
      }
      if (!done && folderIsNew) {
        Files.deleteIfExists(folder);
      }
    } catch (IOException e) {
      throw WriteFaults.of(path, e);
    }
  }

  private Path target(String name) throws WriteException {
    try {
      Path target = folder.resolve(name);
      if (Path.of(name).getNameCount() == 1
          && !name.isEmpty()
          && fileName(target).equals(name)
          && !name.equals(".")
          && !name.equals("..")) {
        return name.equals(fileName(path)) ? path : shown(name);
      }
    } catch (InvalidPathException e) {
      throw WriteFaults.of(path, e);
    }
    throw new WriteException("name-unsuitable", "\"" + name + "\" is no name for a file")
        .at(path.toString())
        .advise("give the target another name");
  }

  /** A file beside the target, as the user would write it. */
  private Path shown(String name) {
    return path.resolveSibling(name);
  }

  private static String fileName(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static void requireFree(Path target, boolean overwrite) throws MediumException {
    if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    if (!Files.isRegularFile(target)) {
      throw new MediumException("target-unsuitable", target + " is not a file")
          .at(target.toString())
          .advise("name a file, which need not be there");
    }
    if (!overwrite) {
      throw new MediumException("target-exists", target + " exists")
          .at(target.toString())
          .advise("overwrite", "", "replace it with --overwrite, or choose another name");
    }
  }

  private static boolean requireFolder(Path folder) throws WriteException {
    if (Files.isDirectory(folder)) {
      if (!Files.isWritable(folder)) {
        throw WriteFaults.notWritable(folder, new IOException(folder + " is not writable"));
      }
      return false;
    }
    if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      throw new WriteException("folder-missing", folder + " is not a folder")
          .at(folder.toString())
          .advise("choose a folder that exists");
    }
    Path parent = folder.toAbsolutePath().getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      throw new WriteException("folder-missing", "there is no folder " + folder)
          .at(folder.toString())
          .advise("make it first: mkdir -p " + folder);
    }
    try {
      Files.createDirectory(folder);
      return true;
    } catch (IOException e) {
      throw WriteFaults.of(folder, e);
    }
  }
}
