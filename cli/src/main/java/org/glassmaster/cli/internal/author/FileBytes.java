package org.glassmaster.cli.internal.author;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.fault.SourceException;

/** A file as it is, for those who read its tags. */
final class FileBytes implements ByteSource, AutoCloseable {
  private final Path file;
  private final FileChannel channel;
  private final long size;

  private FileBytes(Path file, FileChannel channel, long size) {
    this.file = file;
    this.channel = channel;
    this.size = size;
  }

  static FileBytes open(Path file) throws SourceException {
    try {
      FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
      return new FileBytes(file, channel, channel.size());
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static SourceException unreadable(Path file, IOException cause) {
    return new SourceException(
            "source-unreadable", file + " cannot be read: " + cause.getMessage(), cause)
        .at(file.toString())
        .advise("check that it is there and that you may read it");
  }

  @Override
  public String name() {
    return file.toString();
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public void read(long position, MemorySegment into, long offset, long length)
      throws SourceException {
    try {
      ByteBuffer bytes = into.asSlice(offset, length).asByteBuffer();
      while (bytes.hasRemaining()) {
        if (channel.read(bytes, position + bytes.position()) < 0) {
          throw new SourceException("source-short", file + " ends at byte " + size)
              .at(file.toString());
        }
      }
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  @Override
  public void close() throws SourceException {
    try {
      channel.close();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }
}
