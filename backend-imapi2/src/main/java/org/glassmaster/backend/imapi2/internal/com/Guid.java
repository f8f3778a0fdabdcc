package org.glassmaster.backend.imapi2.internal.com;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Locale;
import java.util.UUID;

/**
 * A globally unique identifier: the name of an interface (IID) or of a class (CLSID). In memory its
 * first three fields are little-endian numbers and the other eight bytes stand as written.
 */
public record Guid(UUID value) {
  static final long BYTES = 16;

  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfLong AS_WRITTEN =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  /** Reads the 36-character spelling without braces. */
  public static Guid of(String text) {
    return new Guid(UUID.fromString(text));
  }

  /** Reads 16 bytes of memory. */
  public static Guid readFrom(MemorySegment memory) {
    MemorySegment guid = memory.reinterpret(BYTES);
    long high =
        (Integer.toUnsignedLong(guid.get(INT, 0)) << 32)
            | (Short.toUnsignedLong(guid.get(SHORT, 4)) << 16)
            | Short.toUnsignedLong(guid.get(SHORT, 6));
    return new Guid(new UUID(high, guid.get(AS_WRITTEN, 8)));
  }

  /** Writes its 16 bytes to memory. */
  public void writeTo(MemorySegment memory) {
    MemorySegment guid = memory.reinterpret(BYTES);
    long high = value.getMostSignificantBits();
    guid.set(INT, 0, (int) (high >>> 32));
    guid.set(SHORT, 4, (short) (high >>> 16));
    guid.set(SHORT, 6, (short) high);
    guid.set(AS_WRITTEN, 8, value.getLeastSignificantBits());
  }

  /** A copy in native memory that lives as long as the arena. */
  public MemorySegment in(Arena arena) {
    MemorySegment guid = arena.allocate(BYTES, 8);
    writeTo(guid);
    return guid;
  }

  @Override
  public String toString() {
    return value.toString().toUpperCase(Locale.ROOT);
  }
}
