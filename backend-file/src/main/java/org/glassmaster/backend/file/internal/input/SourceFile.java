package org.glassmaster.backend.file.internal.input;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.fault.SourceException;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a regular file, read at any position from any thread. Nothing is mapped: a file that
 * someone cuts short while it is read ends in a typed fault and not in a signal.
 */
public final class SourceFile implements ByteSource, AutoCloseable {
  /** Memory beyond the reach of one buffer is filled in pieces of this size. */
  private static final long FAR = 1 << 30;

  private final String name;
  private final Path path;
  private final FileChannel channel;
  private final long size;
  private final BasicFileAttributes opened;

  /** The view of the last caller's memory; whoever reads takes it away for that time. */
  private final AtomicReference<@Nullable View> lastView = new AtomicReference<>();

  private record View(MemorySegment memory, ByteBuffer buffer) {
    /**
     * Whether it shows this memory. That two segments are equal says only that they begin at the
     * same place: one may be longer, and one may have been freed and its place taken by the other.
     */
    boolean isOf(MemorySegment other) {
      return memory.equals(other)
          && memory.byteSize() == other.byteSize()
          && memory.scope().equals(other.scope());
    }
  }

  private SourceFile(
      String name, Path path, FileChannel channel, long size, BasicFileAttributes opened) {
    this.name = name;
    this.path = path;
    this.channel = channel;
    this.size = size;
    this.opened = opened;
  }

  /**
   * Opens a file.
   *
   * @param name what the user knows it by
   */
  public static SourceFile open(Path file, String name) throws SourceException {
    try {
      // Asked before it is opened: opening a pipe would wait for its other end.
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      if (!attributes.isRegularFile()) {
        throw notAFile(name, attributes.isDirectory());
      }
      FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
      return new SourceFile(name, file, channel, channel.size(), attributes);
    } catch (NoSuchFileException e) {
      throw new SourceException("source-missing", name + " is not there", e)
          .at(name)
          .advise("check the name and the folder");
    } catch (AccessDeniedException e) {
      throw new SourceException("source-unreadable", name + " may not be read", e)
          .at(name)
          .advise("let yourself read it: chmod u+r, or ask its owner");
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public void read(long position, MemorySegment into, long offset, long length)
      throws SourceException {
    if (position < 0 || length < 0 || position > size - length) {
      throw new SourceException(
              "source-short",
              name + " has " + size + " bytes, byte " + (position + length - 1) + " is asked for")
          .at(name)
          .advise("the file is not the one the sheet was made for, or it was not copied whole");
    }
    if (offset + length > Integer.MAX_VALUE) {
      for (long done = 0; done < length; done += FAR) {
        fill(
            position + done,
            into.asSlice(offset + done, Math.min(FAR, length - done)).asByteBuffer());
      }
      return;
    }
    View view = lastView.getAndSet(null);
    if (view == null || !view.isOf(into)) {
      long reach = Math.min(into.byteSize(), Integer.MAX_VALUE);
      view = new View(into, into.asSlice(0, reach).asByteBuffer());
    }
    try {
      fill(position, view.buffer.limit((int) (offset + length)).position((int) offset));
    } finally {
      lastView.set(view);
    }
  }

  private void fill(long from, ByteBuffer buffer) throws SourceException {
    long position = from;
    try {
      while (buffer.hasRemaining()) {
        int got = channel.read(buffer, position);
        if (got < 0) {
          throw new SourceException(
                  "source-changed",
                  name + " ends at byte " + position + ", it had " + size + " when it was opened")
              .at(name)
              .advise("leave the file alone while it is read");
        }
        position += got;
      }
    } catch (ClosedChannelException e) {
      throw new SourceException("source-closed", name + " was closed while it was read", e)
          .at(name);
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  /** Whoever writes to a file leaves the time of it. A file that took its place is another one. */
  @Override
  public void requireUnchanged() throws SourceException {
    BasicFileAttributes now;
    try {
      now = Files.readAttributes(path, BasicFileAttributes.class);
    } catch (IOException e) {
      // It was moved or deleted: what was opened is there as long as it is open.
      return;
    }
    if (Objects.equals(now.fileKey(), opened.fileKey())
        && !(now.lastModifiedTime().equals(opened.lastModifiedTime()) && now.size() == size)) {
      throw new SourceException("source-changed", name + " was written to while it was read")
          .at(name)
          .advise("let nothing write to it, and start again");
    }
  }

  @Override
  public void close() throws IOException {
    lastView.set(null);
    channel.close();
  }

  private static SourceException notAFile(String name, boolean folder) {
    return new SourceException(
            "source-unreadable",
            folder ? name + " is a folder" : name + " is a device or a pipe, not a file")
        .at(name)
        .advise(
            folder
                ? "name the sheet or the image in it"
                : "name a drive by its back end, such as sgio:/dev/sr0; copy a pipe into a file"
                    + " first");
  }

  private static SourceException unreadable(String name, IOException e) {
    String reason = e.getMessage() == null ? e.toString() : e.getMessage();
    return new SourceException("source-unreadable", name + " cannot be read: " + reason, e)
        .at(name)
        .advise("check the disk or the network that it lies on");
  }

  @Override
  public String toString() {
    return name;
  }
}
