package org.glassmaster.backend.file.internal.audio.flac;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.fault.SourceException;

/**
 * The bits of a file, most significant first, through a window that moves forward; and the checksum
 * of all bytes since a mark.
 */
final class BitInput {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  /** What a header, and each step of a decoder's inner loop, may look ahead. */
  private static final int AHEAD = 32;

  private static final int WINDOW = 64 << 10;

  /** No quotient of a residual is longer; a hostile file may be zeros throughout. */
  private static final int LONGEST_RUN = 1 << 24;

  private final ByteSource file;
  private final byte[] bytes = new byte[WINDOW + AHEAD];
  private final MemorySegment memory = MemorySegment.ofArray(bytes);

  /** Where the window begins in the file. */
  private long base;

  /** Bytes of the file in the window; zeros follow. */
  private int limit;

  /** The next bit, counted from the window's first. */
  private int bit;

  private int marked;
  private int crc;

  BitInput(ByteSource file) {
    this.file = file;
  }

  /** Goes to a byte of the file. */
  void seek(long position) throws SourceException {
    if (position >= base && position <= base + limit) {
      bit = (int) (position - base) << 3;
    } else {
      base = position;
      limit = 0;
      bit = 0;
    }
    marked = bit >>> 3;
    ensure();
  }

  /** Where the next whole byte lies in the file. */
  long position() {
    return base + ((bit + 7) >>> 3);
  }

  /** Whether all bytes are read. */
  boolean atEnd() {
    return position() >= file.size();
  }

  /** A checksum begins here, at a whole byte. */
  void mark() {
    marked = bit >>> 3;
    crc = 0;
  }

  /** The checksum of what was read since the mark, up to here, at a whole byte. */
  int crc16() {
    int at = bit >>> 3;
    crc = Crcs.crc16(crc, bytes, marked, at);
    marked = at;
    return crc;
  }

  /** The window, for loops that keep the place themselves. */
  byte[] window() {
    return bytes;
  }

  /** The next bit's place in the window. */
  int bit() {
    return bit;
  }

  /** Comes back from such a loop. */
  void bit(int next) {
    bit = next;
  }

  /** As long as a loop's next bit lies before this one, it may look 57 bits ahead. */
  int safe() {
    return (limit - AHEAD) << 3;
  }

  /** Fills the window so that the next bytes are in it as far as the file has them. */
  void ensure() throws SourceException {
    int at = bit >>> 3;
    if (limit - at >= AHEAD) {
      return;
    }
    long there = file.size() - base - limit;
    if (there <= 0) {
      return;
    }
    crc = Crcs.crc16(crc, bytes, Math.min(marked, at), at);
    marked = 0;
    System.arraycopy(bytes, at, bytes, 0, limit - at);
    base += at;
    limit -= at;
    bit &= 7;
    int more = (int) Math.min(there, WINDOW - limit);
    file.read(base + limit, memory, limit, more);
    limit += more;
    Arrays.fill(bytes, limit, limit + AHEAD, (byte) 0);
  }

  /** The next 57 bits or more, left-aligned; zeros where the file ends. */
  static long peek(byte[] window, int bit) {
    return (long) LONG.get(window, bit >>> 3) << (bit & 7);
  }

  /** The byte at so many bytes from the next one, which has to be within reach after a seek. */
  int ahead(int count) {
    return bytes[(bit >>> 3) + count] & 0xFF;
  }

  /** The checksum of so many bytes from the next one. */
  int crc8Ahead(int count) {
    return Crcs.crc8(bytes, bit >>> 3, (bit >>> 3) + count);
  }

  /** Bytes within reach that are of the file. */
  int reach() {
    return limit - (bit >>> 3);
  }

  /** Goes on so many bytes, which are within reach. */
  void skipBytes(int count) {
    bit += count << 3;
  }

  /** Up to 32 bits, as an unsigned number. */
  long unsigned(int count) throws SourceException, FrameDamage {
    require(count);
    // In two steps, because none of the bits may be asked for.
    long value = peek(bytes, bit) >>> 1 >>> (63 - count);
    bit += count;
    return value;
  }

  /** Up to 33 bits, as a number in two's complement. */
  long signed(int count) throws SourceException, FrameDamage {
    if (count == 0) {
      return 0;
    }
    require(count);
    long value = peek(bytes, bit) >> (64 - count);
    bit += count;
    return value;
  }

  /** Zeros up to the next one, which is read too. */
  int unary() throws SourceException, FrameDamage {
    int zeros = 0;
    while (true) {
      require(1);
      int run = Math.min(Long.numberOfLeadingZeros(peek(bytes, bit)), 56);
      int there = (limit << 3) - bit;
      if (run >= there) {
        zeros += there;
        bit += there;
      } else if (run == 56) {
        zeros += run;
        bit += run;
      } else {
        bit += run + 1;
        return zeros + run;
      }
      if (zeros > LONGEST_RUN) {
        throw new FrameDamage("a residual is out of range");
      }
    }
  }

  /** Goes to the next whole byte; what is skipped has to be zeros. */
  void align() throws SourceException, FrameDamage {
    int rest = -bit & 7;
    if (rest > 0 && unsigned(rest) != 0) {
      throw new FrameDamage("a frame is filled up with something else than zeros");
    }
  }

  private void require(int count) throws SourceException, FrameDamage {
    ensure();
    if (bit + count > limit << 3) {
      throw new FrameDamage("the file ends inside a frame");
    }
  }
}
