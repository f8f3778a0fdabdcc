package org.glassmaster.backend.file.internal.audio.pcm;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.fault.SourceException;

/** The chunks of a RIFF or IFF file, one after another: four letters, a length, that many bytes. */
public final class Chunks {
  private static final int HEADER = 8;

  /** No sound file has more; a hostile one may have as many as it has bytes. */
  private static final int MOST = 4096;

  /** A chunk; its length is what it says, whatever the file holds. */
  public record Chunk(String id, long start, long length) {}

  private final ByteSource file;
  private final ByteOrder order;
  private long next;
  private int seen;

  /** The chunks from a place on. */
  public Chunks(ByteSource file, ByteOrder order, long first) {
    this.file = file;
    this.order = order;
    this.next = first;
  }

  /** The next chunk that starts inside the file. */
  public Optional<Chunk> next() throws SourceException {
    if (next > file.size() - HEADER || seen++ == MOST) {
      return Optional.empty();
    }
    ByteBuffer header = bytes(next, HEADER);
    String id = letters(header, 0);
    long length = Integer.toUnsignedLong(header.getInt(4));
    Chunk chunk = new Chunk(id, next + HEADER, length);
    skip(chunk, length);
    return Optional.of(chunk);
  }

  /** Four letters. */
  public static String letters(ByteBuffer bytes, int at) {
    byte[] letters = new byte[4];
    bytes.get(at, letters);
    return new String(letters, StandardCharsets.ISO_8859_1);
  }

  /** Goes on after a chunk whose length is not the one in its header. */
  public void skip(Chunk chunk, long length) {
    next = chunk.start() + length + (length & 1);
  }

  /** Bytes of the file, in its order. */
  public ByteBuffer bytes(long position, int length) throws SourceException {
    if (position < 0 || position > file.size() - length) {
      throw Damage.in(file, "it ends inside its headers");
    }
    byte[] bytes = new byte[length];
    file.read(position, MemorySegment.ofArray(bytes), 0, length);
    return ByteBuffer.wrap(bytes).order(order);
  }
}
