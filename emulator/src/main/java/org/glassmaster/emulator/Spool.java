package org.glassmaster.emulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.glassmaster.core.address.Geometry;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.disc.Fragment;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.image.BlockFormat;
import org.glassmaster.core.subchannel.SubchannelForm;

/**
 * What is burned into a medium: main channel as it is on the disc, so data scrambled, and
 * sub-channel P to W as it is on the disc. Both lie in temporary files with holes where nothing was
 * written, so that a whole disc takes no heap; what was never written reads as zeros.
 */
final class Spool implements AutoCloseable {
  static final int MAIN = Fragment.SECTOR;
  static final int SUB = SubchannelForm.RAW96.size();

  private final FileChannel main;
  private final FileChannel sub;

  Spool(Path folder) throws IOException {
    this.main = open(folder);
    try {
      this.sub = open(folder);
    } catch (IOException e) {
      main.close();
      throw e;
    }
  }

  private static FileChannel open(Path folder) throws IOException {
    Path file = Files.createTempFile(folder, "glassmaster-disc", ".spool");
    Files.delete(file);
    return FileChannel.open(
        file,
        Set.of(
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.SPARSE,
            StandardOpenOption.DELETE_ON_CLOSE));
  }

  /** Forgets all sectors. */
  void erase() throws IOException {
    main.truncate(0);
    sub.truncate(0);
  }

  void writeMain(int lba, int count, MemorySegment from) throws IOException {
    write(main, place(lba) * MAIN, from.asSlice(0, (long) count * MAIN).asByteBuffer());
  }

  void writeSub(int lba, int count, MemorySegment from) throws IOException {
    write(sub, place(lba) * SUB, from.asSlice(0, (long) count * SUB).asByteBuffer());
  }

  void readSub(int lba, int count, MemorySegment into) throws IOException {
    read(sub, place(lba) * SUB, into.asSlice(0, (long) count * SUB));
  }

  /** Blocks of 2448 bytes from an address on. */
  ByteSource blocks(String name, int lba, int count) {
    return new Blocks(name, lba, count);
  }

  @Override
  public void close() {
    try (main) {
      sub.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long place(int lba) {
    return (long) lba - Geometry.FIRST_LBA;
  }

  private static void write(FileChannel to, long position, ByteBuffer bytes) throws IOException {
    long at = position;
    while (bytes.hasRemaining()) {
      at += to.write(bytes, at);
    }
  }

  private static void read(FileChannel from, long position, MemorySegment into) throws IOException {
    ByteBuffer buffer = into.asByteBuffer();
    while (buffer.hasRemaining()) {
      if (from.read(buffer, position + buffer.position()) < 0) {
        into.asSlice(buffer.position()).fill((byte) 0);
        return;
      }
    }
  }

  private final class Blocks implements ByteSource {
    private final String name;
    private final int first;
    private final int count;

    Blocks(String name, int first, int count) {
      this.name = name;
      this.first = first;
      this.count = count;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public long size() {
      return (long) count * BlockFormat.RAW.bytes();
    }

    @Override
    public void read(long position, MemorySegment into, long offset, long length)
        throws SourceException {
      if (position < 0 || length < 0 || position > size() - length) {
        throw new IndexOutOfBoundsException(length + " bytes from " + position + " of " + size());
      }
      int block = BlockFormat.RAW.bytes();
      long done = 0;
      try {
        while (done < length) {
          long place = place(first) + (position + done) / block;
          int inside = (int) ((position + done) % block);
          boolean inMain = inside < MAIN;
          long run = Math.min(length - done, (inMain ? MAIN : block) - inside);
          long from = inMain ? place * MAIN + inside : place * SUB + inside - MAIN;
          Spool.read(inMain ? main : sub, from, into.asSlice(offset + done, run));
          done += run;
        }
      } catch (IOException e) {
        throw new SourceException("spool", "what was recorded cannot be read", e);
      }
    }
  }
}
