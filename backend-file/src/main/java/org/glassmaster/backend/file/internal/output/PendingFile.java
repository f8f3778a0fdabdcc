package org.glassmaster.backend.file.internal.output;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.glassmaster.core.fault.WriteException;
import org.glassmaster.spi.ImageOutput;
import org.jspecify.annotations.Nullable;

/**
 * A file that is being written under a temporary name. Its lock tells other runs that someone is
 * still at it.
 */
final class PendingFile implements ImageOutput.File, AutoCloseable {
  private static final int BUFFER = 1 << 16;

  /**
   * The most that is written at once: for two MiB and more the page cache of Linux looks for huge
   * pages, and takes twice as long.
   */
  private static final int PIECE = 7 << 18;

  private final Path target;
  private final Path temporary;
  private final @Nullable FileChannel channel;
  private final ByteBuffer small = ByteBuffer.allocate(BUFFER);
  private @Nullable MemorySegment lastMemory;
  private ByteBuffer lastView = small;

  private PendingFile(Path target, Path temporary, @Nullable FileChannel channel) {
    this.target = target;
    this.temporary = temporary;
    this.channel = channel;
  }

  /** Begins a file. */
  static PendingFile create(Path target, Path temporary) throws WriteException {
    try {
      FileChannel channel =
          FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      try {
        lock(channel);
        if (!Files.exists(temporary)) {
          // Another run took it for a leftover in the moment before it was locked.
          throw new FileAlreadyExistsException(temporary.toString());
        }
        return new PendingFile(target, temporary, channel);
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
    } catch (IOException | RuntimeException e) {
      throw WriteFaults.of(target, e);
    }
  }

  /** A file that nothing becomes of. */
  static PendingFile nowhere(Path target, Path temporary) {
    return new PendingFile(target, temporary, null);
  }

  /** Some network file systems know no locks; the file is then told from a leftover by its age. */
  private static void lock(FileChannel channel) {
    try {
      var _ = channel.tryLock();
    } catch (IOException e) {
      return;
    }
  }

  /** Where it is to be. */
  Path target() {
    return target;
  }

  /** Where it is now. */
  Path temporary() {
    return temporary;
  }

  @Override
  public void write(MemorySegment bytes, long offset, long length) throws WriteException {
    if (channel == null) {
      return;
    }
    if (length <= small.remaining()) {
      MemorySegment.copy(bytes, offset, MemorySegment.ofBuffer(small), 0, length);
      small.position(small.position() + (int) length);
      return;
    }
    flush();
    if (!bytes.equals(lastMemory)) {
      lastMemory = bytes;
      lastView = bytes.asSlice(0, Math.min(bytes.byteSize(), Integer.MAX_VALUE)).asByteBuffer();
    }
    int end = Math.toIntExact(offset + length);
    int next;
    for (int from = (int) offset; from < end; from = next) {
      next = from + Math.min(PIECE, end - from);
      drain(lastView.limit(next).position(from));
    }
  }

  private void flush() throws WriteException {
    small.flip();
    drain(small);
    small.clear();
  }

  private void drain(ByteBuffer buffer) throws WriteException {
    FileChannel out = channel;
    try {
      while (out != null && buffer.hasRemaining()) {
        out.write(buffer);
      }
    } catch (IOException e) {
      throw WriteFaults.of(target, e);
    }
  }

  /** Brings everything to the disk. */
  void finish(boolean sync) throws WriteException {
    flush();
    if (channel != null && sync) {
      try {
        channel.force(true);
      } catch (IOException e) {
        throw WriteFaults.of(target, e);
      }
    }
  }

  /** Lets go of the file, which stays where it is. */
  @Override
  public void close() throws IOException {
    if (channel != null) {
      channel.close();
    }
  }
}
