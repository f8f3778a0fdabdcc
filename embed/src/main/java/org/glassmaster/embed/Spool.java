package org.glassmaster.embed;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.fault.SourceException;
import org.jspecify.annotations.Nullable;

/**
 * A stream whose length nobody knows, kept in a temporary file until the disc is done. A disc is
 * sized before anything is written, so a stream cannot be a source by itself; whoever has one
 * chooses to spool it.
 */
public final class Spool implements ByteSource, AutoCloseable {
  private static final int BUFFER = 1 << 16;

  private final String name;
  private final Path file;
  private final FileChannel channel;
  private final long size;

  private Spool(String name, Path file, FileChannel channel, long size) {
    this.name = name;
    this.file = file;
    this.channel = channel;
    this.size = size;
  }

  /**
   * Reads a stream to its end.
   *
   * @param name what faults call it
   * @param stream where the bytes come from
   * @param folder where the temporary file goes
   * @param limit how many bytes it may have at most; a longer one is refused and leaves nothing
   *     behind
   * @return the spooled bytes
   * @throws SourceException where a source cannot be read
   */
  public static Spool of(String name, InputStream stream, Path folder, long limit)
      throws SourceException {
    Path file = null;
    FileChannel channel = null;
    try {
      file = Files.createTempFile(folder, "glassmaster-", ".spool");
      channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
      byte[] buffer = new byte[BUFFER];
      long size = 0;
      for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
        size += read;
        if (size > limit) {
          throw new SourceException(
                  "source-too-long", "the stream has more than " + limit + " bytes")
              .at(name)
              .advise("give it a higher limit, or take another source");
        }
        ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, read);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
      }
      return new Spool(name, file, channel, size);
    } catch (IOException e) {
      discard(channel, file, e);
      throw new SourceException(
              "source-unreadable", "the stream cannot be spooled: " + e.getMessage(), e)
          .at(name)
          .advise("see that there is room in " + folder);
    } catch (SourceException e) {
      discard(channel, file, e);
      throw e;
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
    if (position < 0 || position > size - length) {
      throw new SourceException("source-short", name + " ends at byte " + size).at(name);
    }
    try {
      ByteBuffer bytes = into.asSlice(offset, length).asByteBuffer();
      while (bytes.hasRemaining()) {
        if (channel.read(bytes, position + bytes.position()) < 0) {
          throw new SourceException(
                  "source-short", "the spooled copy of " + name + " was cut short")
              .at(name);
        }
      }
    } catch (IOException e) {
      throw new SourceException(
              "source-unreadable", "the spooled copy cannot be read: " + e.getMessage(), e)
          .at(name);
    }
  }

  /** Deletes the temporary file. */
  @Override
  public void close() throws SourceException {
    try {
      channel.close();
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new SourceException(
              "spool-left-behind", file + " cannot be deleted: " + e.getMessage(), e)
          .at(name)
          .advise("delete it by hand");
    }
  }

  private static void discard(@Nullable FileChannel channel, @Nullable Path file, Exception cause) {
    try {
      if (channel != null) {
        channel.close();
      }
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }
}
